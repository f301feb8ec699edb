using System.Text.Json.Serialization;

namespace PluginHost.Dice;

[JsonConverter(typeof(JsonStringEnumConverter<ProofKind>))]
public enum ProofKind
{
    /// <summary>A roll that everybody can check once the seed is revealed.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>A hidden roll: only that it happened, and that it cannot be changed any more.</summary>
    [JsonStringEnumMemberName("sealed")]
    Sealed,

    /// <summary>What a player added to the dice to come.</summary>
    [JsonStringEnumMemberName("entropy")]
    Entropy,
}

/// <summary>One line of an evening's transcript. Each is chained to the one before.</summary>
public sealed record ProofRecord(ProofKind Kind, long Number, string Link)
{
    public string? Dialect { get; init; }

    public string? Expression { get; init; }

    /// <summary>Every face that fell, in order.</summary>
    public IReadOnlyList<long>? Faces { get; init; }

    public string? Total { get; init; }

    /// <summary>What a player said.</summary>
    public string? Text { get; init; }

    /// <summary>Binds the content of a hidden roll without telling it.</summary>
    public string? Commitment { get; init; }

    /// <summary>What the link is made of.</summary>
    internal string Content => Digest.Of(
        "record", Kind.ToString(), $"{Number}", Dialect ?? "", Expression ?? "", Faces is null ? "" : string.Join(' ', Faces), Total ?? "", Text ?? "", Commitment ?? "");
}
