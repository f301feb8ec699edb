using System.Text.Json.Serialization;

namespace OmenDice;

/// <summary>What was rolled, as far as omens care.</summary>
internal sealed record Roll(string? Player, IReadOnlyList<Die>? Dice);

internal sealed record Die(int Sides, int Value);

internal sealed record Omen(string Text, string Player, int Value);

internal sealed record OmenMessage(string Type, Omen Omen);

internal sealed record ReadOmensArguments(int Limit = 5);

internal sealed record OmenList(IReadOnlyList<Omen> Omens);

// Generated, never reflection: a reflecting serialiser would keep the plugin in memory after it was unloaded.
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Roll))]
[JsonSerializable(typeof(Omen))]
[JsonSerializable(typeof(OmenMessage))]
[JsonSerializable(typeof(ReadOmensArguments))]
[JsonSerializable(typeof(OmenList))]
internal sealed partial class OmenJson : JsonSerializerContext;
