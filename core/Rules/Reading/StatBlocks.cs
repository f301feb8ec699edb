using System.Text.Json;
using PluginHost.Rules.Reading.Json;
using PluginHost.Rules.Understanding;
using PluginHost.Sdk;

namespace PluginHost.Rules;

/// <summary>Creatures in files of rules data (5e-database, Open5e, 5etools), for those who want them without putting the file on the shelf.</summary>
public static class StatBlocks
{
    private const int Largest = 32 << 20;

    /// <summary>Whether it may be such a file, judged by what it holds.</summary>
    public static bool Recognises(ReadOnlySpan<byte> file, string name) => file.Length <= Largest && new JsonReader().Recognises(file[..Math.Min(file.Length, 4096)], name);

    /// <returns>The creatures, each with the fields of an entry of the shelf.</returns>
    public static Result<IReadOnlyList<JsonElement>> Read(ReadOnlyMemory<byte> file, string name, CancellationToken cancellationToken)
    {
        var read = new JsonReader().Read(file, name, new Unheard(), cancellationToken);
        return read.Then<IReadOnlyList<JsonElement>>(static document =>
            document.Entries.OfType<Monster>().Select(static monster => JsonSerializer.SerializeToElement(monster, EntryJson.Default.Entry)).ToList());
    }

    private sealed class Unheard : IProgress<double>
    {
        public void Report(double value)
        {
        }
    }
}
