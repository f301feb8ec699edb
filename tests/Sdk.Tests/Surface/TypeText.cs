using System.Reflection;

namespace PluginHost.Sdk.Tests;

/// <summary>Types as they are written in C#, with question marks where null is allowed.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
    };

    public static string Of(PropertyInfo property) => Of(new NullabilityInfoContext().Create(property), property.PropertyType);

    public static string Of(ParameterInfo parameter) => parameter.ParameterType.IsByRef
        ? $"{(parameter.IsOut ? "out" : "ref")} {Of(parameter.ParameterType.GetElementType()!)}"
        : Of(new NullabilityInfoContext().Create(parameter), parameter.ParameterType);

    public static string Of(Type type) => Of(null, type);

    public static string NameOf(MethodInfo method) => method.IsGenericMethod
        ? $"{method.Name}<{string.Join(", ", method.GetGenericArguments().Select(Of))}>"
        : method.Name;

    private static string Of(NullabilityInfo? nullability, Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return $"{Of(null, value)}?";
        }

        var mark = !type.IsValueType && nullability is { ReadState: NullabilityState.Nullable } ? "?" : "";
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword + mark;
        }

        if (type.IsArray)
        {
            return $"{Of(nullability?.ElementType, type.GetElementType()!)}[]{mark}";
        }

        if (!type.IsGenericType)
        {
            return type.Name + mark;
        }

        var arguments = type.GetGenericArguments().Select((argument, index) =>
            Of(nullability is { GenericTypeArguments.Length: var length } && index < length ? nullability.GenericTypeArguments[index] : null, argument));
        return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", arguments)}>{mark}";
    }
}
