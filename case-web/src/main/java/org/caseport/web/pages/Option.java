package org.caseport.web.pages;

/** One line of a picker: what is kept, and what people read. */
public record Option(String code, String label) {}
