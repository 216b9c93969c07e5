package org.caseport.web.application.content;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.GenuineFiles.ascii;
import static org.caseport.web.application.GenuineFiles.boxed;
import static org.caseport.web.application.GenuineFiles.compound;
import static org.caseport.web.application.GenuineFiles.document;
import static org.caseport.web.application.GenuineFiles.gzip;
import static org.caseport.web.application.GenuineFiles.hex;
import static org.caseport.web.application.GenuineFiles.javaClass;
import static org.caseport.web.application.GenuineFiles.joined;
import static org.caseport.web.application.GenuineFiles.linuxProgram;
import static org.caseport.web.application.GenuineFiles.macProgram;
import static org.caseport.web.application.GenuineFiles.matroska;
import static org.caseport.web.application.GenuineFiles.ogg;
import static org.caseport.web.application.GenuineFiles.pdf;
import static org.caseport.web.application.GenuineFiles.picture;
import static org.caseport.web.application.GenuineFiles.shortcut;
import static org.caseport.web.application.GenuineFiles.webp;
import static org.caseport.web.application.GenuineFiles.windowsProgram;
import static org.caseport.web.application.GenuineFiles.zip;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileKindTest {

    static Stream<byte[]> programs() {
        return Stream.of(
                windowsProgram(),
                linuxProgram(),
                macProgram(),
                javaClass(),
                shortcut(),
                compound(true),
                zip("META-INF/MANIFEST.MF", "Main.class"),
                zip("readme.txt", "setup.exe"),
                zip("word/document.xml", "word/vbaProject.bin"),
                zip("a".repeat(50_000) + "/setup.exe"),
                zip("a".repeat(65_525) + ".exe", "readme.txt"),
                gzip(windowsProgram()),
                gzip(zip("setup.exe")),
                joined(ascii("Rar!"), hex("1a0701003392b5e5")),
                hex("377abcaf271c0004"));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void programs_and_archives_of_them_are_found_out_under_harmless_names(byte[] program) throws IOException {
        for (String name : new String[] {
            "holiday.png",
            "holiday.jpg",
            "invoice.pdf",
            "report.docx",
            "error.log",
            "data.csv",
            "notes.txt",
            "clip.mp4",
            "HOLIDAY.PNG",
            "holiday.png.",
            "holiday.png\u00A0",
            "setup.exe.png"
        }) {
            assertThat(kind(name, program).isDisguised()).as(name).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.zip", "x.tar", "x.json", "x.eml", "x.pcap"})
    void a_program_is_no_other_known_kind_either(String name) throws IOException {
        assertThat(kind(name, windowsProgram()).isDisguised()).isTrue();
        assertThat(kind(name, linuxProgram()).isDisguised()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#!/bin/sh\nrm -rf ~\n",
                "@echo off\r\ndel *.*\r\n",
                "<html><script>alert(1)</script>",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<hta:application id='a'/><script>1</script>",
                "<?php system('id');",
                "Start-Process calc",
                "MZ is how this script begins",
                "just words"
            })
    void a_text_is_no_picture_and_no_document_as_it_may_be_a_script(String text) throws IOException {
        for (String name : new String[] {"shot.png", "shot.jpg", "invoice.pdf", "report.docx", "clip.mp4"}) {
            assertThat(kind(name, text.getBytes(UTF_8)).isDisguised()).as(name).isTrue();
            assertThat(kind(name, ("\uFEFF" + text).getBytes(UTF_16LE)).isDisguised())
                    .as(name)
                    .isTrue();
        }
    }

    static Stream<Arguments> programsUnderTheirOwnNames() {
        return Stream.of(
                arguments("setup.exe", windowsProgram()),
                arguments("driver.sys", windowsProgram()),
                arguments("library.dll", windowsProgram()),
                arguments("library.so", linuxProgram()),
                arguments("tool", linuxProgram()),
                arguments("core.4711", linuxProgram()),
                arguments("library.dylib", macProgram()),
                arguments("Main.class", javaClass()),
                arguments("setup.msi", compound(true)),
                arguments("app.jar", zip("META-INF/MANIFEST.MF", "Main.class")),
                arguments("app.war", zip("META-INF/MANIFEST.MF", "WEB-INF/classes/Main.class")),
                arguments("app.apk", zip("AndroidManifest.xml", "classes.dex")),
                arguments("all.zip", zip("setup.exe", "Main.class", "install.sh")),
                arguments("all.tar.gz", gzip(linuxProgram())),
                arguments("all.7z", hex("377abcaf271c0004")),
                arguments("macros.docm", zip("[Content_Types].xml", "word/vbaProject.bin")),
                arguments("macros.xlsm", zip("[Content_Types].xml", "xl/vbaProject.bin")),
                arguments("install.sh", ascii("#!/bin/sh\nexit 1\n")),
                arguments("install.ps1", ascii("Write-Host 'x'\r\n")),
                arguments("install.bat", ascii("@echo off\r\n")));
    }

    @ParameterizedTest
    @MethodSource("programsUnderTheirOwnNames")
    void a_program_under_its_own_name_hides_nothing(String name, byte[] content) throws IOException {
        assertThat(kind(name, content).isDisguised()).isFalse();
    }

    static Stream<Arguments> genuineFiles() {
        return Stream.of(
                arguments("clip.mp4", boxed("isom", "isom", "iso2", "avc1", "mp41")),
                arguments("clip.mp4", boxed("iso2", "isom")),
                arguments("clip.mp4", boxed("iso5", "iso6", "mp41")),
                arguments("clip.mp4", boxed("avc1", "isom")),
                arguments("clip.mp4", boxed("mp42", "isom", "mp42")),
                arguments("clip.mp4", boxed("qt  ", "qt  ")),
                arguments("clip.mp4", boxed("dash", "iso6")),
                arguments("clip.mp4", boxed("3gp4", "isom")),
                arguments("clip.m4v", boxed("M4V ", "mp42")),
                arguments("voice.m4a", boxed("M4A ", "isom")),
                arguments("voice.m4a", boxed("mp42", "isom")),
                arguments("clip.mov", boxed("qt  ", "qt  ")),
                arguments(
                        "clip.mov",
                        joined(hex("00000008"), ascii("wide"), hex("00000020"), ascii("mdat"), hex("0001"))),
                arguments("clip.3gp", boxed("3gp5", "isom")),
                arguments("clip.webm", matroska("webm")),
                arguments("clip.mkv", matroska("matroska")),
                arguments("clip.webm", matroska("matroska")),
                arguments("voice.ogg", ogg("OpusHead")),
                arguments("voice.opus", ogg("OpusHead")),
                arguments("voice.oga", ogg("\1vorbis")),
                arguments("clip.ogv", ogg("\200theora")),
                arguments("voice.mp3", hex("fffb9064000000000000000000000000")),
                arguments("voice.mp3", joined(ascii("ID3"), hex("04000000000023"))),
                arguments("voice.wav", joined(ascii("RIFF"), hex("24000000"), ascii("WAVEfmt "), hex("10000000"))),
                arguments("clip.avi", joined(ascii("RIFF"), hex("24000000"), ascii("AVI LIST"), hex("10000000"))),
                arguments("photo.heic", boxed("heic", "mif1", "heic")),
                arguments("photo.heif", boxed("mif1", "mif1", "heic")),
                arguments("photo.avif", boxed("avif", "avif", "mif1", "miaf")),
                arguments("photo.webp", webp()),
                arguments("photo.tif", hex("49492a0008000000")),
                arguments("photo.ico", hex("000001000100101000000100")),
                arguments("photo.pgm", ascii("P5 1 1 255\n\0")),
                arguments("photo.png", new byte[] {0, 1, 2, 3}),
                arguments("scan.pdf", pdf()),
                arguments("scan.pdf", ascii("%PDF-1.4\n1 0 obj\n<< >>\nendobj\n%%EOF\n")),
                arguments("report.docx", document("word/document.xml")),
                arguments("report.docx", zip("word/document.xml", "[Content_Types].xml")),
                arguments("report.docx", document("word/media/" + "a".repeat(50_000) + ".png")),
                arguments("table.xlsx", document("xl/workbook.xml")),
                arguments("slides.pptx", document("ppt/presentation.xml")),
                arguments("report.odt", zip("mimetype", "content.xml", "META-INF/manifest.xml")),
                arguments("table.ods", zip("mimetype", "content.xml", "META-INF/manifest.xml")),
                arguments("book.epub", zip("mimetype", "META-INF/container.xml", "js/page.js")),
                arguments("report.doc", compound(false)),
                arguments("table.xls", compound(false)),
                arguments("mail.msg", compound(false)),
                arguments("report.doc", ascii("{\\rtf1\\ansi words}")),
                arguments("table.xls", ascii("<html><table><tr><td>1</td></tr></table></html>")),
                arguments("table.xls", ascii("a\tb\tc\r\n")),
                arguments("report.docx", compound(false)),
                arguments("logs.zip", zip("a.log", "b.log")),
                arguments("logs.gz", gzip(ascii("a line\n"))),
                arguments("logs.tgz", gzip(ascii("a line\n"))),
                arguments("server.log", gzip(ascii("2026-11-23 09:00 it was rotated and packed\n"))),
                arguments("server.log", ascii("before the crash\n\0\0\0\0\0\0after it\n")),
                arguments("trace.pcap", hex("d4c3b2a1020004000000000000000000ffff000001000000")),
                arguments("trace.pcapng", hex("0a0d0d0a1c0000004d3c2b1a01000000ffffffffffffffff")),
                arguments("system.evtx", joined(ascii("ElfFile"), hex("0000000000000000000000000000000000"))),
                arguments("heap.hprof", joined(ascii("JAVA PROFILE 1.0.2"), hex("000000000800"))),
                arguments("crash.dmp", joined(ascii("MDMP"), hex("93a70000"))),
                arguments("mail.eml", ascii("Return-Path: <a@b.example>\r\nSubject: words\r\n\r\nwords\r\n")),
                arguments("mail.eml", ascii("From a@b.example Mon Nov 23 09:00:00 2026\nSubject: words\n\nwords\n")),
                arguments("key.pem", ascii("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")),
                arguments("module.ts", ascii("export const a = 1;\n")),
                arguments("stream.ts", joined(hex("474011100042f0250001c10000ff01ff0001fc80"), new byte[200])),
                arguments("drawing.svg", ascii("<svg xmlns='http://www.w3.org/2000/svg'/>")),
                arguments("page.html", ascii("<html><script>alert(1)</script></html>")),
                arguments("dump.unknownkind", ascii("whatever")),
                arguments("LICENSE", ascii("text without an ending")));
    }

    @ParameterizedTest
    @MethodSource("genuineFiles")
    void what_people_attach_every_day_is_taken(String name, byte[] content) throws IOException {
        assertThat(kind(name, content).isDisguised()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P1 incident: web shop down",
                "P3 since 09:00",
                "P6 is the printer",
                "MZ Mainz office printers",
                "BM 17 does not start",
                "GIF pictures are not shown",
                "GIF89a is what it says",
                "%PDF-1.7 is what the file begins with",
                "PK is our customer",
                "%!PS of the printer",
                "{\\rtf1 is no text?",
                "ID3 tags are lost",
                "RIFF is missing",
                "II* is in the list",
                "OggS and others",
                "Rar! he said",
                "BZh is the error",
                "ftyp box is missing",
                "#!/bin/sh is the first line of the script",
                "From: ana@company.example",
                "<html> is shown as text",
                "<?xml version=\"1.0\"?><a/>",
                "-----BEGIN CERTIFICATE-----",
                "\u001B[31mERROR\u001B[0m it broke",
                "wOFF and wOF2 fonts",
                "CWS FWS",
                "FLV does not play",
                "8BPS",
                "ITSF",
                "AC1015",
                "Straße, 日本語 and 🦊"
            })
    void a_printable_text_is_a_text_whatever_its_first_letters_resemble(String text) throws IOException {
        Charset[] encodings = {UTF_8, UTF_16LE, UTF_16BE};
        for (String name :
                new String[] {"notes.txt", "server.log", "table.csv", "readme.md", "config.yaml", "a.json"}) {
            for (Charset encoding : encodings) {
                FileKind kind = kind(name, ("\uFEFF" + text).getBytes(encoding));
                assertThat(kind.isDisguised()).as(name + " " + encoding).isFalse();
                assertThat(kind.isText()).as(name + " " + encoding).isTrue();
            }
            assertThat(kind(name, text.getBytes(UTF_8)).isDisguised()).as(name).isFalse();
            assertThat(kind(name, text.getBytes(UTF_8)).isText()).as(name).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Shift_JIS, P1 データベース障害",
        "EUC-JP, MZ 障害",
        "ISO-8859-1, BM Störung",
        "windows-1252, P1 „Störung“",
        "UTF-16LE, P1 incident without a mark"
    })
    void the_encoding_of_a_text_does_not_matter(String encoding, String text) throws IOException {
        FileKind kind = kind("notes.txt", text.getBytes(Charset.forName(encoding)));

        assertThat(kind.isDisguised()).isFalse();
        assertThat(kind.isText()).isTrue();
    }

    @Test
    void a_text_is_called_what_its_name_says() throws IOException {
        assertThat(kind("notes.txt", ascii("P1 incident")).mediaType()).isEqualTo("text/plain");
        assertThat(kind("a.csv", ascii("MZ,1,2")).mediaType()).isEqualTo("text/csv");
    }

    static Stream<Arguments> pictures() {
        return Stream.of(
                arguments("image/png", picture("png")),
                arguments("image/jpeg", picture("jpg")),
                arguments("image/gif", picture("gif")),
                arguments("image/bmp", picture("bmp")),
                arguments("image/webp", webp()),
                arguments("image/avif", boxed("avif", "avif", "mif1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffff", "0004", "2000"})
    void marks_that_claim_long_names_cost_no_more_than_their_bytes(String length) throws IOException {
        byte[] mark = joined(ascii("PK"), hex("0304"), new byte[22], hex(length), hex("0000"));
        ByteArrayOutputStream marks = new ByteArrayOutputStream();
        marks.writeBytes(zip("word/document.xml"));
        for (int i = 0; i < 200_000; i++) {
            marks.writeBytes(mark);
        }

        FileKind kind = Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(2), () -> kind("report.docx", marks.toByteArray()));

        assertThat(kind.isDisguised()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void a_picture_under_the_ending_of_another_is_taken_and_called_what_it_is(String mediaType, byte[] content)
            throws IOException {
        for (String name : new String[] {"photo.jpg", "photo.png", "photo.gif", "photo.webp", "photo.bmp", "photo"}) {
            assertThat(kind(name, content)).as(name).isEqualTo(new FileKind(mediaType, false, false));
        }
    }

    private static FileKind kind(String name, byte[] content) throws IOException {
        return FileKind.of(name, new ByteArrayInputStream(content));
    }
}
