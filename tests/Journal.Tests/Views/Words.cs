using System.Text.Json;

namespace PluginHost.Journal.Tests;

/// <summary>A fold that remembers every text it saw.</summary>
internal sealed class Words : IFold<string>
{
    public string Name => "words";

    public int Version => 1;

    public string Start(string journal) => "";

    public string Apply(string state, StoredEvent happened) =>
        happened.Event.Data.TryGetProperty("text", out var text) ? $"{state} {text.GetString()}".Trim() : state;

    public byte[] Save(string state) => System.Text.Encoding.UTF8.GetBytes(state);

    public string Load(ReadOnlySpan<byte> saved) => new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(saved);

    public IReadOnlyDictionary<string, JsonElement> Parts(string state) => new Dictionary<string, JsonElement>
    {
        ["words"] = JsonElement.Parse($"\"{state}\""),
        ["fixed"] = JsonElement.Parse("1"),
    };
}
