# SPDX-License-Identifier: Apache-2.0
# zhunze_folder(<name> [BELOW <folder>…] [USES <library>…] [SOURCES <extra>…] [EXCEPT <file>…])
# One folder of interpreter/ is one static library zhunze_<name> of all its .cpp files. BELOW names the folders it may
# include, USES the third-party libraries that it alone sees. A folder that has only headers makes an interface library.
function(zhunze_folder name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "BELOW;USES;SOURCES;EXCEPT")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp")
  foreach(file IN LISTS arg_EXCEPT)
    list(REMOVE_ITEM sources "${CMAKE_CURRENT_SOURCE_DIR}/${name}/${file}")
  endforeach()
  list(APPEND sources ${arg_SOURCES})
  list(TRANSFORM arg_BELOW PREPEND zhunze_)

  if(sources)
    add_library(zhunze_${name} STATIC ${sources})
    target_link_libraries(zhunze_${name} PUBLIC zhunze_settings ${arg_BELOW} PRIVATE ${arg_USES})
  else()
    add_library(zhunze_${name} INTERFACE)
    target_link_libraries(zhunze_${name} INTERFACE zhunze_settings ${arg_BELOW})
  endif()
endfunction()
