#pragma once
#include <libxml/SAX2.h>
#include <libxml/parser.h>
// xmlCreateMemoryParserCtxt and the input's line and column are declared here only.
#include <libxml/parserInternals.h>

// `xmlFree` is a mutable global function pointer, which Swift 6 refuses to read.
static inline void anchorkit_xml_free(void *pointer) { xmlFree(pointer); }
