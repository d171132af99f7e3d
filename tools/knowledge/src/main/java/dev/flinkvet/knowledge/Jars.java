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
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The jars of one release, loaded apart from those of all others and from this program. */
final class Jars implements AutoCloseable {
    private final List<Path> paths;
    private final URLClassLoader loader;

    Jars(Collection<Path> paths) throws MalformedURLException {
        this.paths = List.copyOf(paths);
        URL[] urls = new URL[this.paths.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = this.paths.get(i).toUri().toURL();
        }
        loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    ClassLoader loader() {
        return loader;
    }

    Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }

    /** Returns the classes whose bytes name a type as that of a field, an argument or a result. */
    List<Class<?>> mentioning(String type) throws IOException {
        String descriptor = "L" + type.replace('.', '/') + ";";
        List<Class<?>> found = new ArrayList<>();
        for (Path path : paths) {
            try (JarFile jar = new JarFile(path.toFile())) {
                for (JarEntry entry : Collections.list(jar.entries())) {
                    if (isClass(entry.getName()) && text(jar, entry).contains(descriptor)) {
                        add(found, entry.getName());
                    }
                }
            }
        }
        return found;
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
