#pragma once
#include <libxml/SAX2.h>
#include <libxml/parser.h>
// xmlCreateMemoryParserCtxt and the input's line and column are declared here only.
#include <libxml/parserInternals.h>
