using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Reads backwards for as long as more is wanted: the host hands out pages of a bearable size.</summary>
internal sealed class EventPages(ControlClient host, string? campaign, string? kind)
{
    private const int PageSize = 1000;

    /// <returns>The events, oldest first.</returns>
    public async Task<Result<EventPage>> ReadAsync(string? before, int limit, CancellationToken cancellationToken)
    {
        var pages = new Stack<EventPage>();
        var read = 0;
        do
        {
            var query = QueryText.Of(("campaign", campaign), ("kind", kind), ("before", before), ("limit", Math.Min(PageSize, limit - read).ToString()));
            var page = await host.GetAsync("events" + query, ControlJson.Default.EventPage, cancellationToken);
            if (!page.Succeeded)
            {
                return page.Error;
            }

            pages.Push(page.Value);
            read += page.Value.Events.Count;
            before = page.Value.Older;
        }
        while (before is not null && read < limit);

        return new EventPage([.. pages.SelectMany(static page => page.Events)], before, pages.Last().Newer);
    }
}
