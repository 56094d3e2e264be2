# tables.cmake - the tables of the text layer that are made when it is built: codecs, folding.
add_executable(gen_tables text/gen/gen_tables.c)
set(text_tables ${GENERATED}/text_tables.inc)
set(text_frequent ${GENERATED}/text_frequent.inc)
add_custom_command(
  OUTPUT ${text_tables} ${text_frequent}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${GENERATED}
  COMMAND gen_tables ${text_tables} ${text_frequent}
  DEPENDS gen_tables
  VERBATIM)
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/codec_legacy.c PROPERTIES OBJECT_DEPENDS ${text_tables})
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/score.c PROPERTIES OBJECT_DEPENDS ${text_frequent})
include(${CMAKE_CURRENT_LIST_DIR}/fold.cmake OPTIONAL)
