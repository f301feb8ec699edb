using System.Reflection;
using System.Runtime.Loader;

namespace PluginHost.Plugins;

/// <summary>
/// Looks for what holds a context that should be gone: a bounded walk from the static fields of everything that stays loaded.
/// It finds handlers and caches; what only a thread or a native handle holds it does not.
/// </summary>
internal static class LeakSearch
{
    private const int MostObjects = 400_000;
    private const int MostItems = 100_000;
    private const int Deepest = 12;
    private const int MostHolders = 3;

    public static IReadOnlyList<string> Holders(WeakReference context)
    {
        if (context.Target is not AssemblyLoadContext alive)
        {
            return [];
        }

        var walk = new Walk(alive);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(assembly => AssemblyLoadContext.GetLoadContext(assembly) is not { IsCollectible: true }))
        {
            walk.Statics(assembly);
        }

        return walk.Found;
    }

    private sealed class Walk(AssemblyLoadContext context)
    {
        private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

        public List<string> Found { get; } = [];

        public void Statics(Assembly assembly)
        {
            foreach (var type in TypesOf(assembly).Where(static type => !type.ContainsGenericParameters))
            {
                foreach (var field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    if (Found.Count < MostHolders && !field.IsLiteral && CanHold(field.FieldType) && Read(field, null) is { } value && Reaches(value))
                    {
                        Found.Add(Describe(type, field));
                    }
                }
            }
        }

        private static string Describe(Type type, FieldInfo field) =>
            typeof(Delegate).IsAssignableFrom(field.FieldType)
                ? $"a handler of {type.Name}.{field.Name.TrimStart('s', '_')}"
                : $"the static field {type.Name}.{Plain(field.Name)}";

        /// <summary>The property's name, where the compiler made the field for one.</summary>
        private static string Plain(string field) => field.StartsWith('<') && field.IndexOf('>', StringComparison.Ordinal) is > 1 and var end ? field[1..end] : field;

        private bool Reaches(object root)
        {
            var open = new Queue<(object Value, int Depth)>([(root, 0)]);
            while (open.TryDequeue(out var next))
            {
                if (_seen.Count > MostObjects)
                {
                    return false;
                }

                if (Belongs(next.Value))
                {
                    return true;
                }

                if (next.Depth < Deepest && next.Value is not (string or Type or Assembly or AssemblyLoadContext or WeakReference) && (next.Value.GetType().IsValueType || _seen.Add(next.Value)))
                {
                    foreach (var child in Children(next.Value))
                    {
                        open.Enqueue((child, next.Depth + 1));
                    }
                }
            }

            return false;
        }

        private bool Belongs(object value) => value switch
        {
            Type type => IsOurs(type.Assembly),
            Assembly assembly => IsOurs(assembly),
            MemberInfo member => IsOurs(member.Module.Assembly),
            Delegate handler => IsOurs(handler.Method.Module.Assembly) || IsOurs(value.GetType().Assembly),
            AssemblyLoadContext => false,
            _ => IsOurs(value.GetType().Assembly) || value.GetType().GetGenericArguments().Any(argument => IsOurs(argument.Assembly)),
        };

        private bool IsOurs(Assembly assembly) => ReferenceEquals(AssemblyLoadContext.GetLoadContext(assembly), context);

        private static IEnumerable<object> Children(object value)
        {
            if (value is Array array)
            {
                return array.Length <= MostItems && CanHold(array.GetType().GetElementType()!) ? array.Cast<object?>().OfType<object>() : [];
            }

            if (value is Delegate handler)
            {
                return handler.GetInvocationList().Length > 1 ? handler.GetInvocationList() : handler.Target is { } target ? [target] : [];
            }

            // Fields only: a collection's own members run code, which may throw or never end.
            return Fields(value);
        }

        private static IEnumerable<object> Fields(object value)
        {
            for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            {
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    if (CanHold(field.FieldType) && Read(field, value) is { } child)
                    {
                        yield return child;
                    }
                }
            }
        }

        private static bool CanHold(Type type) => !type.IsPrimitive && !type.IsEnum && !type.IsPointer && !type.IsFunctionPointer && !type.IsByRefLike && type != typeof(string) && type != typeof(decimal);

        private static object? Read(FieldInfo field, object? owner)
        {
            try
            {
                return field.GetValue(owner);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // A static of a type that cannot be initialised holds nothing.
                return null;
            }
        }

        private static IEnumerable<Type> TypesOf(Assembly assembly)
        {
            try
            {
                return assembly.GetTypes();
            }
            catch (ReflectionTypeLoadException e)
            {
                return e.Types.OfType<Type>();
            }
        }
    }
}
