namespace PluginHost.Campaigns;

/// <summary>What people call the kinds of things, one or many, and the types they are kept as.</summary>
internal static class DataTypes
{
    private static readonly Dictionary<string, string> Plurals = EntityTypes.Written.ToDictionary(static type => Of(type), StringComparer.OrdinalIgnoreCase);

    /// <summary>All by the names that are offered.</summary>
    public static IEnumerable<string> Names => Plurals.Keys.Order(StringComparer.Ordinal);

    /// <summary>A type as lists are called.</summary>
    public static string Of(string type) => type is EntityTypes.Campaign or EntityTypes.Timeline ? type : type + "s";

    /// <returns>Nothing when there is no such type.</returns>
    public static string? Find(string name) =>
        Plurals.TryGetValue(name, out var type) ? type : EntityTypes.Written.FirstOrDefault(written => string.Equals(written, name, StringComparison.OrdinalIgnoreCase));
}
