/// @file
/// Visibility of the public interface: everything not marked OPCIT_API is private to libopcit.
#pragma once

/// Marks what libopcit exports.
#define OPCIT_API __attribute__((visibility("default")))
