/* roles.c - the table of roles. */
#include "text/roles.h"

#include "roles.inc"
