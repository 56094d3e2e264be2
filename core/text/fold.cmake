# fold.cmake - the folding table and the phrase variants, made from OpenCC's dictionaries.
set(fold_texts)
foreach(dictionary TSCharacters TWPhrases)
  set(fold_text ${GENERATED}/${dictionary}.txt)
  add_custom_command(
    OUTPUT ${fold_text}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${GENERATED}
    COMMAND ${OPENCC_DICT} -i ${OPENCC_DATA}/${dictionary}.ocd2 -o ${fold_text} -f ocd2 -t text
    DEPENDS ${OPENCC_DATA}/${dictionary}.ocd2
    VERBATIM)
  list(APPEND fold_texts ${fold_text})
endforeach()

set(fold_table ${GENERATED}/fold_table.inc)
set(fold_phrases ${CMAKE_BINARY_DIR}/lua/baogao/zh/phrases.lua)
add_custom_command(
  OUTPUT ${fold_table} ${fold_phrases}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/lua/baogao/zh
  COMMAND ${LUA_PROGRAM} ${CMAKE_CURRENT_LIST_DIR}/gen_fold.lua ${fold_texts}
          ${CMAKE_CURRENT_LIST_DIR}/fold_extra.def ${fold_table} ${fold_phrases}
  DEPENDS ${CMAKE_CURRENT_LIST_DIR}/gen_fold.lua ${CMAKE_CURRENT_LIST_DIR}/fold_extra.def ${fold_texts}
  VERBATIM)
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/fold.c PROPERTIES OBJECT_DEPENDS ${fold_table})
