using System.Reflection;
using System.Runtime.CompilerServices;

namespace PluginHost.Sdk.Tests;

/// <summary>A member as one line of C#; nothing for what a plugin cannot reach and for what the compiler adds to every record.</summary>
internal static class MemberText
{
    private static readonly string[] OfEveryRecord = ["<Clone>$", "Equals", "GetHashCode", "ToString", "PrintMembers", "op_Equality", "op_Inequality", "Deconstruct", "get_EqualityContract"];

    public static IEnumerable<string> Of(MemberInfo member) => member switch
    {
        FieldInfo { IsPublic: true, IsSpecialName: false } field => [Field(field)],
        PropertyInfo property when property.Name != "EqualityContract" && Accessors(property) is { Length: > 0 } accessors =>
            [$"{Modifier(property.GetMethod ?? property.SetMethod!)}{TypeText.Of(property)} {property.Name} {{ {accessors} }}"],
        ConstructorInfo constructor when Reachable(constructor) && !IsCopy(constructor) => [$"{Access(constructor)}new({Parameters(constructor)})"],
        MethodInfo method when Reachable(method) && IsWritten(method) =>
            [$"{Access(method)}{Modifier(method)}{TypeText.Of(method.ReturnParameter)} {TypeText.NameOf(method)}({Parameters(method)})"],
        _ => [],
    };

    private static string Field(FieldInfo field) => field.DeclaringType!.IsEnum
        ? $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), null)}"
        : $"{(field.IsLiteral ? "const" : "static")} {TypeText.Of(field.FieldType)} {field.Name}{(field.IsLiteral ? $" = {Literal(field.GetRawConstantValue())}" : "")}";

    private static string Accessors(PropertyInfo property)
    {
        var parts = new List<string>();
        if (property.GetMethod is { } get && Reachable(get))
        {
            parts.Add("get;");
        }

        if (property.SetMethod is { } set && Reachable(set))
        {
            var init = set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
            parts.Add((Access(set) is { Length: > 0 } access ? access : "") + (init ? "init;" : "set;"));
        }

        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required; " : "";
        return parts.Count == 0 ? "" : required + string.Join(' ', parts);
    }

    private static bool IsWritten(MethodInfo method) =>
        (!method.IsSpecialName || method.Name.StartsWith("op_Implicit", StringComparison.Ordinal) || method.Name.StartsWith("op_Explicit", StringComparison.Ordinal))
        && !(OfEveryRecord.Contains(method.Name) && (method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.DeclaringType!.GetMethod("<Clone>$") is not null));

    private static bool IsCopy(ConstructorInfo constructor) =>
        constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;

    private static bool Reachable(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifier(MethodInfo method) => method switch
    {
        { IsStatic: true } => "static ",
        { IsAbstract: true, DeclaringType.IsInterface: false } => "abstract ",
        { IsAbstract: false, DeclaringType.IsInterface: true } => "default ",
        { IsVirtual: true, IsFinal: false, DeclaringType.IsInterface: false, DeclaringType.IsSealed: false } => "virtual ",
        _ => "",
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.IsDefined(typeof(ParamCollectionAttribute)) || parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{TypeText.Of(parameter)} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue)}" : "")));

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
