# cpack -G DEB: opcit, libopcit0.1 and libopcit-dev for Debian. cpack -G TGZ: one relocatable archive of the
# installation. Run both in the build folder; Debian's folders for libraries are used with -DCMAKE_INSTALL_PREFIX=/usr.
set(OPCIT_MAINTAINER "The opcit authors <opcit@example.org>" CACHE STRING "Maintainer of the packages: Name <address>")
set(OPCIT_SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
set(OPCIT_DEBIAN_VERSION ${PROJECT_VERSION}-1)

set(CPACK_PACKAGE_VENDOR "The opcit authors")
set(CPACK_PACKAGE_CONTACT ${OPCIT_MAINTAINER})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "converter for bibliographies")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/src/packaging/by_generator.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/src/packaging/finish_deb.cmake)
set(CPACK_COMPONENTS_ALL program library development)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_CURRENT_BINARY_DIR})

set(OPCIT_PROGRAM_PACKAGE opcit)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME ${OPCIT_PROGRAM_PACKAGE})
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "libopcit${OPCIT_SOVERSION} (= ${OPCIT_DEBIAN_VERSION})")
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "opcit turns lists of publications into what reference managers, ORCID, LaTeX
and scripts accept: it reads profile listings, BibTeX, BibLaTeX, RIS,
CSL-JSON, ORCID XML, PubMed's nbib and arXiv's Atom feeds, and writes BibTeX,
BibLaTeX, RIS, CSL-JSON and ORCID XML. What a target has no room for is
reported.")

set(OPCIT_LIBRARY_PACKAGE libopcit${OPCIT_SOVERSION})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME ${OPCIT_LIBRARY_PACKAGE})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
# Without this list, CPack writes scripts that call ldconfig; it accepts that the listed files do not exist.
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_SOURCE_DIR}/src/packaging/triggers postinst postrm)
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "opcit turns lists of publications into what reference managers, ORCID, LaTeX
and scripts accept. This package has its library, and the module with which
it asks arXiv.")

set(OPCIT_DEVELOPMENT_PACKAGE libopcit-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME ${OPCIT_DEVELOPMENT_PACKAGE})
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libopcit${OPCIT_SOVERSION} (= ${OPCIT_DEBIAN_VERSION})")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "opcit turns lists of publications into what reference managers, ORCID, LaTeX
and scripts accept. This package has the headers of its library, for programs
and for plug-ins that bring formats along, its CMake package and its
pkg-config file.")

# Files that only Debian requires in the folder of each package.
configure_file(src/packaging/changelog.in packaging/changelog.Debian @ONLY)
foreach(component PROGRAM LIBRARY DEVELOPMENT)
  string(TOLOWER ${component} lower)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/packaging/changelog.Debian ${CMAKE_CURRENT_SOURCE_DIR}/src/packaging/copyright
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${OPCIT_${component}_PACKAGE} COMPONENT ${lower} EXCLUDE_FROM_ALL)
  install(FILES CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${OPCIT_${component}_PACKAGE} RENAME changelog
    COMPONENT ${lower} EXCLUDE_FROM_ALL)
endforeach()
install(FILES LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT documents)

include(CPack)
