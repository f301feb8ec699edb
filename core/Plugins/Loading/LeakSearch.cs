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
                    if (Found.Count < MostHolders && !field.IsLiteral && CanHold(field.FieldType) && Read(field, null) is { } value && Holder(value, field) is { } holder)
                    {
                        Found.Add(Describe(holder));
                    }
                }
            }
        }

        private static string Describe(FieldInfo field) => field.DeclaringType!.Name == "TimerQueueTimer" ? "a timer that still runs"
            : typeof(Delegate).IsAssignableFrom(field.FieldType) ? $"a handler of {field.DeclaringType!.Name}.{Event(field.Name)}"
            : $"the static field {field.DeclaringType!.Name}.{Plain(field.Name)}";

        /// <summary>The event's name, where the field behind it has the usual prefix.</summary>
        private static string Event(string field) => field.StartsWith("s_", StringComparison.Ordinal) ? field[2..] : field.TrimStart('_');

        /// <summary>The property's name, where the compiler made the field for one.</summary>
        private static string Plain(string field) => field.StartsWith('<') && field.IndexOf('>', StringComparison.Ordinal) is > 1 and var end ? field[1..end] : field;

        /// <summary>The static field, or the event on the way from it, that leads into the context; null when nothing does.</summary>
        private FieldInfo? Holder(object root, FieldInfo from)
        {
            var open = new Queue<(object Value, int Depth, FieldInfo By)>([(root, 0, from)]);
            while (open.TryDequeue(out var next))
            {
                if (_seen.Count > MostObjects)
                {
                    return null;
                }

                if (Belongs(next.Value))
                {
                    return next.By;
                }

                if (next.Depth < Deepest && next.Value is not (string or Type or Assembly or AssemblyLoadContext or WeakReference) && (next.Value.GetType().IsValueType || _seen.Add(next.Value)))
                {
                    foreach (var (child, field) in Children(next.Value))
                    {
                        // The links of a chain, such as that of all timers, count as one step.
                        var deeper = child.GetType().IsValueType || child.GetType() != next.Value.GetType() ? 1 : 0;
                        open.Enqueue((child, next.Depth + deeper, field is not null && child is Delegate ? field : next.By));
                    }
                }
            }

            return null;
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

        private static IEnumerable<(object Value, FieldInfo? Field)> Children(object value)
        {
            if (value is Array array)
            {
                return array.Length <= MostItems && CanHold(array.GetType().GetElementType()!) ? array.Cast<object?>().OfType<object>().Select(Unnamed) : [];
            }

            if (value is Delegate handler)
            {
                return handler.GetInvocationList().Length > 1 ? handler.GetInvocationList().Select(Unnamed) : handler.Target is { } target ? [Unnamed(target)] : [];
            }

            // Fields only: a collection's own members run code, which may throw or never end.
            return Fields(value);
        }

        private static (object Value, FieldInfo? Field) Unnamed(object value) => (value, null);

        private static IEnumerable<(object Value, FieldInfo? Field)> Fields(object value)
        {
            for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            {
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    if (CanHold(field.FieldType) && Read(field, value) is { } child)
                    {
                        yield return (child, field);
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
