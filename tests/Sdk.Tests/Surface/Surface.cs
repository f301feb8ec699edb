using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PluginHost.Sdk.Tests;

/// <summary>What a plugin can see of an assembly, a line a member, so that a change shows in review.</summary>
internal static class Surface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var types = assembly.GetExportedTypes().OrderBy(TypeText.Of, StringComparer.Ordinal);
        return string.Join('\n', types.Select(Lines).Select(lines => string.Join('\n', lines) + "\n"));
    }

    private static IEnumerable<string> Lines(Type type)
    {
        yield return Experiment(type) + Head(type);
        var members = type.GetMembers(Declared).SelectMany(member => MemberText.Of(member).Select(text => Experiment(member) + text));
        foreach (var line in members.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            yield return $"    {line}";
        }
    }

    private static string Head(Type type)
    {
        var bases = new[] { type.BaseType }
            .Where(parent => parent is not null && parent != typeof(object) && parent != typeof(Enum) && parent != typeof(ValueType))
            .Concat(type.GetInterfaces().Where(contract => contract.IsPublic).Where(_ => !type.IsEnum))
            .Select(parent => TypeText.Of(parent!)).Order(StringComparer.Ordinal).ToList();
        return $"{Kind(type)} {TypeText.Of(type)}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}";
    }

    private static string Kind(Type type)
    {
        var word = type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.GetMethod("<Clone>$") is null ? "class" : "record";
        var modifier = type switch
        {
            { IsAbstract: true, IsSealed: true } => "static ",
            { IsAbstract: true, IsInterface: false } => "abstract ",
            { IsSealed: true, IsEnum: false } => "sealed ",
            _ => "",
        };
        return modifier + word;
    }

    private static string Experiment(MemberInfo member) =>
        member.GetCustomAttribute<ExperimentalAttribute>() is { } experimental ? $"[{experimental.DiagnosticId}] " : "";
}
