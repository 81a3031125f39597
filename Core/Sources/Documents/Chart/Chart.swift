// SPDX-License-Identifier: Apache-2.0

/// Pictures of figures as SVG text that a page can hold without any style of its own.
/// Colours come from classes, shapes differ in form too; the same input gives the same bytes.
public enum Chart {}
