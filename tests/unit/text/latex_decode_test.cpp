#include <gtest/gtest.h>

#include "unit/text/latex_tool.h"

