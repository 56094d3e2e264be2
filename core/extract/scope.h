/* scope.h - figures that say whose they are: of the city, or of the office itself. For this layer
 * only. */
#ifndef BAO_SCOPE_H
#define BAO_SCOPE_H

#include "extract/facts.h"

/* Gives mentions with scope:own or scope:city to the fact without a scope where that is the
 * report's own scope, or where they agree with it. False when out of memory. */
bool bao__scopes_merge(bao_facts *facts);

#endif
