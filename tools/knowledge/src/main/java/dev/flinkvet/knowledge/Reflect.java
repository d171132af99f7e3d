package dev.flinkvet.knowledge;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** Calls to objects whose classes are known by name alone. */
final class Reflect {
    private Reflect() {}

    /** Calls the method without parameters that the object's class or one of its parents declares. */
    static Object call(Object object, String name) throws ReflectiveOperationException {
        return method(object.getClass(), name).invoke(object);
    }

    static boolean has(Object object, String name) {
        try {
            method(object.getClass(), name);
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    static Object get(Field field) throws ReflectiveOperationException {
        field.setAccessible(true);
        return field.get(null);
    }

    private static Method method(Class<?> type, String name) throws NoSuchMethodException {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            try {
                Method m = c.getDeclaredMethod(name);
                m.setAccessible(true);
                return m;
            } catch (NoSuchMethodException e) {
                // A parent may declare it.
            }
        }
        for (Method m : type.getMethods()) {
            if (m.getName().equals(name) && m.getParameterCount() == 0) {
                m.setAccessible(true);
                return m;
            }
        }
        throw new NoSuchMethodException(type + "#" + name);
    }
}
