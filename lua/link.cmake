# Links every module, table and page part below FROM to the same place below TO; drops links whose file is gone.
file(GLOB_RECURSE files RELATIVE ${FROM} ${FROM}/baogao/*.lua ${FROM}/baogao/*.tsv
  ${FROM}/baogao/*.css ${FROM}/baogao/*.js ${FROM}/baogao/*.html)
foreach(file IN LISTS files)
  file(REAL_PATH ${TO}/${file} now)
  if(NOT now STREQUAL ${FROM}/${file})
    get_filename_component(folder ${TO}/${file} DIRECTORY)
    file(MAKE_DIRECTORY ${folder})
    file(CREATE_LINK ${FROM}/${file} ${TO}/${file} SYMBOLIC)
  endif()
endforeach()

file(GLOB_RECURSE links ${TO}/baogao/*.lua ${TO}/baogao/*.tsv
  ${TO}/baogao/*.css ${TO}/baogao/*.js ${TO}/baogao/*.html)
foreach(link IN LISTS links)
  if(IS_SYMLINK ${link} AND NOT EXISTS ${link})
    file(REMOVE ${link})
  endif()
endforeach()
