using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>The formats that can be read and written. What is more particular comes first: the first that recognises a file reads it.</summary>
internal sealed class FormatCatalog(IReadOnlyList<IImporter> importers, IReadOnlyList<IExporter> exporters)
{
    public IReadOnlyList<string> Written => [.. exporters.Select(static one => one.Format.Id)];

    public IImporter? ReaderOf(IReadOnlyList<FormatFile> files) => importers.FirstOrDefault(one => one.Recognises(files));

    public IExporter? WriterOf(string format) => exporters.FirstOrDefault(one => string.Equals(one.Format.Id, format, StringComparison.OrdinalIgnoreCase));

    public Error Unrecognised { get; } = new("unknown-format", "Nobody here knows what this file is.")
    {
        Field = "path",
        Hint = $"These can be read: {string.Join(", ", importers.Select(static one => one.Format.Name).Distinct(StringComparer.Ordinal))}.",
    };
}
