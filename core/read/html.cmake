# html.cmake - the tables of elements and character references that reading pages looks up.
set(html_tables ${GENERATED}/html_tables.inc)
add_custom_command(
  OUTPUT ${html_tables}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${GENERATED}
  COMMAND ${LUA_PROGRAM} ${CMAKE_CURRENT_LIST_DIR}/gen_html.lua ${CMAKE_CURRENT_LIST_DIR}/html_elements.def
          ${CMAKE_CURRENT_LIST_DIR}/html_entities.def ${html_tables}
  DEPENDS ${CMAKE_CURRENT_LIST_DIR}/gen_html.lua ${CMAKE_CURRENT_LIST_DIR}/html_elements.def
          ${CMAKE_CURRENT_LIST_DIR}/html_entities.def
  VERBATIM)
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/html_token.c
  ${CMAKE_CURRENT_LIST_DIR}/html_reference.c PROPERTIES OBJECT_DEPENDS ${html_tables})
