using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>An exporter of characters, one file for each.</summary>
internal abstract class SheetExporter(FormatDescription format) : IExporter
{
    private const int LongestName = 60;

    public FormatDescription Format { get; } = format;

    public Task<Result<Exported>> ExportAsync(ExportRequest export, CancellationToken cancellationToken) => Task.FromResult(Export(export.Entities));

    public Result<Exported> Export(IReadOnlyList<ImportedEntity> entities)
    {
        var files = new List<FormatFile>();
        var left = new List<string>();
        foreach (var entity in entities)
        {
            if (entity.Type is not ("character" or "npc" or "monster") || !entity.Data.At("sheet").IsObject())
            {
                left.Add($"'{entity.Name}' has no character sheet.");
                continue;
            }

            var parsed = Sheet.Parse(entity.Data.At("sheet"));
            if (!parsed.Succeeded)
            {
                left.Add($"'{entity.Name}' was left out: its sheet is not whole. {parsed.Error.Message}");
                continue;
            }

            var file = Refuses(parsed.Value) is { } why ? null : Write(parsed.Value, left);
            if (file is null)
            {
                left.Add($"'{entity.Name}' was left out: {Refuses(parsed.Value)}");
                continue;
            }

            files.Add(file with { Name = Unlike(file.Name, files) });
        }

        return files.Count == 0
            ? new Error("not-found", "Nothing here can be written in this format.") { Hint = left.FirstOrDefault() ?? "Choose at least one character with a sheet." }
            : new Exported(files) { LeftOut = left };
    }

    /// <summary>Why a sheet has no place in the format; null when it has.</summary>
    protected virtual string? Refuses(Sheet sheet) => null;

    protected abstract FormatFile Write(Sheet sheet, List<string> leftOut);

    protected static string FileNameOf(Sheet sheet, string ending)
    {
        var plain = string.Concat(sheet.Character.Name.ToLowerInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return $"{(plain.Length == 0 ? "character" : plain.Length > LongestName ? plain[..LongestName] : plain)}.{ending}";
    }

    private static string Unlike(string name, List<FormatFile> files)
    {
        var (stem, ending) = (name[..name.IndexOf('.')], name[name.IndexOf('.')..]);
        for (var number = 2; files.Exists(file => file.Name == name); number++)
        {
            name = $"{stem}-{number}{ending}";
        }

        return name;
    }
}
