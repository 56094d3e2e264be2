# roles.cmake - what characters do to numbers beside them, and the units, made from the two lists.
set(roles_table ${GENERATED}/roles.inc)
set(units_table ${GENERATED}/units.inc)
add_custom_command(
  OUTPUT ${roles_table} ${units_table}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${GENERATED}
  COMMAND ${LUA_PROGRAM} ${CMAKE_CURRENT_LIST_DIR}/gen_roles.lua ${CMAKE_CURRENT_LIST_DIR}/roles.def
          ${CMAKE_CURRENT_LIST_DIR}/measure_units.def ${roles_table} ${units_table}
  DEPENDS ${CMAKE_CURRENT_LIST_DIR}/gen_roles.lua ${CMAKE_CURRENT_LIST_DIR}/roles.def
          ${CMAKE_CURRENT_LIST_DIR}/measure_units.def
  VERBATIM)
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/roles.c PROPERTIES OBJECT_DEPENDS ${roles_table})
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/measure.c PROPERTIES OBJECT_DEPENDS ${units_table})
