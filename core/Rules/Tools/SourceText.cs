using System.Globalization;
using System.Text;
using PluginHost.Rules.Library;

namespace PluginHost.Rules.Tools;

/// <summary>Sources as data and as text.</summary>
internal static class SourceText
{
    public static SourceShown Shown(Source source) =>
        new(source.Id, source.Title, source.System, Source.LabelOf(source.Kind), source.Pages, source.Chunks, source.Entries, source.Open) { Remarks = source.Remarks.Count > 0 ? source.Remarks : null };

    public static SourceShown Whole(Source source, IReadOnlyDictionary<string, int> content) => Shown(source) with
    {
        Genre = source.Genre,
        Publisher = source.Publisher,
        Licence = source.Licence,
        Added = source.Added,
        SystemConfidence = source.SystemConfidence,
        Evidence = source.Evidence,
        Learned = Learned(source),
        Content = content,
    };

    public static string Of(OneAdded one) => one.Source is not { } source
        ? $"{one.File}: {one.Error}"
        : one.Outcome switch
        {
            "known" => $"{source.Title} is on the shelf already, as {source.Id}.",
            "changed" => string.Create(CultureInfo.InvariantCulture, $"{source.Title} was read anew: {one.NewChunks} of {source.Chunks} texts are new.{Remarks(source)}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{source.Title} is on the shelf as {source.Id}: {Size(source)}, {source.System}.{Remarks(source)}"),
        };

    public static string Of(SourcesShown shown)
    {
        var text = new StringBuilder();
        foreach (var source in shown.Sources)
        {
            text.Append(CultureInfo.InvariantCulture, $"{source.Id}: {source.Title} ({source.System}, {source.SourceType}, {Size(source)})\n");
        }

        foreach (var waiting in shown.Unfinished)
        {
            text.Append(CultureInfo.InvariantCulture, $"still to be read: {waiting}\n");
        }

        return text.Length == 0 ? "The shelf is empty." : text.ToString().TrimEnd();
    }

    public static string Of(SourceShown source)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{source.Title} [{source.Id}]\n{source.SourceType} of {source.System} (sure to {source.SystemConfidence ?? 0:0.00}){(source.Genre is null ? "" : $", {source.Genre}")}; {Size(source)}\n");
        Line("by", source.Publisher);
        Line("licence", source.Licence);
        Line("its text is for", source.Open ? "everyone" : "the table; viewers get title and page");
        Line("content", source.Content is { Count: > 0 } content ? string.Join(", ", content.Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value}"))) : null);
        Line("recognised by", source.Evidence is { Count: > 0 } evidence ? string.Join("; ", evidence) : null);
        Line("learned", source.Learned is { Count: > 0 } learned ? string.Join("; ", learned) : null);
        foreach (var remark in source.Remarks ?? [])
        {
            Line("note", remark);
        }

        return text.ToString().TrimEnd();

        void Line(string name, string? value)
        {
            if (value is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
            }
        }
    }

    private static List<string>? Learned(Source source) => source.Pattern is not { Evidence: > 0 } pattern ? null :
    [
        string.Create(CultureInfo.InvariantCulture, $"sure to {pattern.Confidence:0.00} from {pattern.Evidence} entries"),
        .. pattern.Levels.Select(static level => string.Create(CultureInfo.InvariantCulture, $"{Source.LabelOf(level.Type)} headings stand at level {level.Level} ({level.Evidence} times)")),
        .. pattern.Labels.Select(static label => string.Create(CultureInfo.InvariantCulture, $"\"{label.Spelling}\" means {label.Field} ({label.Evidence} times)")),
    ];

    private static string Remarks(SourceShown source) => string.Concat((source.Remarks ?? []).Select(static remark => " " + remark));

    private static string Size(SourceShown source) =>
        $"{(source.Pages > 0 ? $"{Counted(source.Pages, "page", "pages")}, " : "")}{Counted(source.Chunks, "text", "texts")}, {Counted(source.Entries, "entry", "entries")}";

    private static string Counted(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");
}
