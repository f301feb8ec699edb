using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>A character as D&amp;D Beyond sends it: known for what it is, so that nobody is told about rules instead. Reading it is its plugin's.</summary>
internal sealed class BeyondFile : IImporter
{
    private static readonly string[] Marks = ["\"baseHitPoints\"", "\"stats\"", "\"modifiers\"", "\"classes\"", "\"race\""];

    public FormatDescription Format { get; } = new("dndbeyond-character", "D&D Beyond character (through its plugin)", [".json"]);

    public bool Recognises(IReadOnlyList<FormatFile> files) =>
        files is [{ } file] && file.Content.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..] && Array.TrueForAll(Marks, mark => file.Content.Span.IndexOf(Encoding.UTF8.GetBytes(mark)) >= 0);

    public Task<Result<Imported>> ImportAsync(ImportRequest import, CancellationToken cancellationToken) => Task.FromResult<Result<Imported>>(new Error("other-door", "This is a character of D&D Beyond, and no file brings that in.")
    {
        Field = "path",
        Hint = "Where its plugin runs, import_dndbeyond_character brings it in by its address; otherwise export it from a table that plays it, such as Foundry, and import that.",
    });
}
