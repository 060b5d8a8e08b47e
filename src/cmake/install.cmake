# What is installed and where: program, library, headers, man pages, completions, CMake and pkg-config files.

install(TARGETS opcit RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(TARGETS libopcit EXPORT opcit-targets
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library NAMELINK_COMPONENT development
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(DIRECTORY include/opcit ${CMAKE_CURRENT_BINARY_DIR}/include/opcit DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
file(GLOB OPCIT_MAN1 CONFIGURE_DEPENDS man/*.1)
file(GLOB OPCIT_MAN5 CONFIGURE_DEPENDS man/*.5)
file(GLOB OPCIT_MAN7 CONFIGURE_DEPENDS man/*.7)
install(FILES ${OPCIT_MAN1} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${OPCIT_MAN5} DESTINATION ${CMAKE_INSTALL_MANDIR}/man5 COMPONENT program)
install(FILES ${OPCIT_MAN7} DESTINATION ${CMAKE_INSTALL_MANDIR}/man7 COMPONENT program)
install(FILES ${OPCIT_COMPLETIONS}/opcit.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME opcit COMPONENT program)
install(FILES ${OPCIT_COMPLETIONS}/opcit.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _opcit COMPONENT program)
install(FILES ${OPCIT_COMPLETIONS}/opcit.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)

include(CMakePackageConfigHelpers)
set(OPCIT_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/opcit)
install(EXPORT opcit-targets NAMESPACE opcit:: FILE opcit-targets.cmake DESTINATION ${OPCIT_PACKAGE_DIR} COMPONENT development)
configure_package_config_file(src/opcit-config.cmake.in opcit-config.cmake INSTALL_DESTINATION ${OPCIT_PACKAGE_DIR})
write_basic_package_version_file(opcit-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/opcit-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/opcit-config-version.cmake
  DESTINATION ${OPCIT_PACKAGE_DIR} COMPONENT development)
file(RELATIVE_PATH OPCIT_PREFIX_FROM_PC ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(src/opcit.pc.in opcit.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/opcit.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
