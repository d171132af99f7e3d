package dev.flinkvet.knowledge;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The jars of one release, loaded apart from those of all others and from this program. */
final class Jars implements AutoCloseable {
    /** The jars that are read; the others are there for their classes to load. */
    private final List<Path> read;

    private final URLClassLoader loader;

    Jars(List<Path> all, List<Path> read) throws MalformedURLException {
        this.read = List.copyOf(read);
        URL[] urls = new URL[all.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = all.get(i).toUri().toURL();
        }
        loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }

    /** Returns the names of the classes that implement a service, as the jars announce them. */
    List<String> services(String service) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path path : read) {
            try (JarFile jar = new JarFile(path.toFile())) {
                JarEntry entry = jar.getJarEntry("META-INF/services/" + service);
                if (entry != null) {
                    text(jar, entry).lines().map(l -> l.replaceFirst("#.*", "").trim()).forEach(names::add);
                }
            }
        }
        names.remove("");
        return List.copyOf(names);
    }

    /** Returns the classes whose bytes name a type. */
    List<Class<?>> mentioning(String type) throws IOException {
        return inFolder(type.replace('.', '/'), "");
    }

    /** Returns the classes of a package, or of those inside it, whose bytes name a type. */
    List<Class<?>> mentioning(String type, String packageName) throws IOException {
        return inFolder(type.replace('.', '/'), packageName.replace('.', '/') + "/");
    }

    /** Reports whether a class of a package, or of one inside it, implements a type. */
    boolean holdsImplementation(String type, String packageName) throws IOException {
        String simpleName = type.substring(type.lastIndexOf('.') + 1);
        String ending = simpleName.replaceFirst("^[A-Z][a-z]+", "");
        return inFolder(ending, packageName.replace('.', '/') + "/").stream().anyMatch(c -> implementsType(c, type));
    }

    private List<Class<?>> inFolder(String text, String folder) throws IOException {
        List<Class<?>> found = new ArrayList<>();
        for (Path path : read) {
            try (JarFile jar = new JarFile(path.toFile())) {
                for (JarEntry entry : Collections.list(jar.entries())) {
                    String name = entry.getName();
                    if (isClass(name) && name.startsWith(folder) && text(jar, entry).contains(text)) {
                        add(found, name);
                    }
                }
            }
        }
        return found;
    }

    boolean holds(String type) {
        return loader.getResource(type.replace('.', '/') + ".class") != null;
    }

    private static boolean implementsType(Class<?> c, String type) {
        for (Class<?> p = c; p != null; p = p.getSuperclass()) {
            for (Class<?> i : p.getInterfaces()) {
                if (i.getName().equals(type) || implementsType(i, type)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the static fields of a class that have a type, in the order of its source. */
    static List<Field> constants(Class<?> owner, String type) {
        List<Field> found = new ArrayList<>();
        try {
            for (Field f : owner.getDeclaredFields()) {
                if (Modifier.isStatic(f.getModifiers()) && f.getType().getName().equals(type)) {
                    found.add(f);
                }
            }
        } catch (LinkageError e) {
            // A field of another type comes from a jar that is not there.
        }
        return found;
    }

    private static boolean isClass(String entry) {
        return entry.endsWith(".class") && !entry.startsWith("META-INF/") && !entry.contains("-info.class");
    }

    private static String text(JarFile jar, JarEntry entry) throws IOException {
        return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private void add(List<Class<?>> found, String entry) {
        String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
        try {
            found.add(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            // Its parent comes from a jar that is not there; such a class is no list of options.
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
