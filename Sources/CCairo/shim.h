#pragma once
#include <cairo.h>
// Vector output of the same drawing.
#include <cairo-svg.h>
