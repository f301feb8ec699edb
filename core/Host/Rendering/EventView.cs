using System.Text.Json;
using PluginHost.Sdk;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginHost.Host;

internal static class EventView
{
    private const int Widest = 120;

    public static IRenderable Page(EventPage page)
    {
        if (page.Events.Count == 0)
        {
            return PlainView.Line("Nothing happened yet.");
        }

        var lines = page.Events.Select(Line);
        return new Rows(page.Older is null ? lines : lines.Prepend(PlainView.Line($"earlier: --before {page.Older}")));
    }

    public static IRenderable Line(TableEvent happened)
    {
        var data = happened.Redacted || happened.Data.ValueKind == JsonValueKind.Undefined ? "(blanked)" : TerminalJson.Plain(happened.Data);
        return new Rows(new Text(
            $"{happened.At.ToLocalTime():HH:mm:ss}  {happened.Audience,-8}  {happened.Kind,-28}  {(data.Length > Widest ? data[..Widest] + "..." : data)}"));
    }
}
