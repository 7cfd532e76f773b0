package io.lianke.imports.reading;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Pulls tags and text out of one part of a workbook. Document types and entities of the file's own
/// are not supported, nothing outside the file is ever opened, nesting is limited; whatever is not
/// well-formed makes the file damaged.
final class XmlCursor implements AutoCloseable {

    private static final int DEPTH_MAX = 64;
    private static final XMLInputFactory FACTORY = factory();

    private final InputStream in;
    private final XMLStreamReader xml;
    private int depth;

    XmlCursor(InputStream in) {
        this.in = in;
        try {
            this.xml = FACTORY.createXMLStreamReader(strict(in));
        } catch (XMLStreamException | IOException e) {
            throw damaged(e);
        }
    }

    /// Decodes outside the parser, which would print about bytes that do not fit.
    private static Reader strict(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        var wide = (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE);
        var charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        var reader = new BufferedReader(new InputStreamReader(buffered, charset.newDecoder()));
        reader.mark(1);
        if (reader.read() != 0xFEFF) {
            reader.reset();
        }
        return reader;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("Nothing outside the file is read");
        });
        return factory;
    }

    /// Moves to the next start or end of an element, or text; false at the end.
    boolean advance() {
        try {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > DEPTH_MAX) {
                            throw UnreadableFileException.of("imports/file-damaged");
                        }
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return true;
                    }
                    case XMLStreamConstants.CHARACTERS,
                            XMLStreamConstants.CDATA,
                            XMLStreamConstants.SPACE -> {
                        return true;
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                            throw UnreadableFileException.of("imports/file-damaged");
                    default -> {
                        // Comments and processing instructions say nothing about cells.
                    }
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw damaged(e);
        } catch (RuntimeException e) {
            // The parser reports some malformed input by unchecked exceptions of its own.
            throw e instanceof UnreadableFileException refused ? refused : damaged(e);
        }
    }

    boolean starts(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    boolean text() {
        return xml.isCharacters();
    }

    /// Adds the present text while less than `charsMax` are held.
    void appendText(StringBuilder held, int charsMax) {
        int room = charsMax - held.length();
        if (room > 0) {
            held.append(
                    xml.getTextCharacters(),
                    xml.getTextStart(),
                    Math.min(room, xml.getTextLength()));
        }
    }

    /// The attribute by its local name in any namespace, or null.
    @Nullable String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    String attribute(String name, String otherwise) {
        return Objects.requireNonNullElse(attribute(name), otherwise);
    }

    /// An attribute that is a number from 0; -1 when absent.
    int number(String name) {
        var text = attribute(name);
        if (text == null) {
            return -1;
        }
        return digits(text.strip());
    }

    static int digits(CharSequence text) {
        if (text.isEmpty() || text.length() > 9) {
            throw UnreadableFileException.of("imports/file-damaged");
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw UnreadableFileException.of("imports/file-damaged");
            }
            value = value * 10 + digit;
        }
        return value;
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException _) {
            // The stream below is what holds resources.
        }
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A limit that was hit below the parser keeps its own code.
    private static UnreadableFileException damaged(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableFileException refused) {
                return refused;
            }
        }
        return UnreadableFileException.of("imports/file-damaged");
    }
}
