using PluginHost.Journal;
using PluginHost.Live;

namespace PluginHost.Host;

internal sealed class SecurityRoutes(HostParts parts)
{
    private const int Most = 500;

    /// <summary>The newest records, oldest first, with the names that people have now.</summary>
    public async Task ListAsync(HttpContext context)
    {
        var limit = int.TryParse(context.Request.Query["limit"], out var asked) && asked is >= 1 and <= Most ? asked : 50;
        await parts.Security.FlushAsync();
        var query = new EventQuery("host", context.Principal().Audience) { Backward = true, Limit = limit, Kinds = [SecurityLog.Kind] };
        var found = await parts.Store.Journal.ReadAsync(query, context.RequestAborted);
        await Answers.JsonAsync(context, new SecurityList([.. found.OrderBy(static one => one.Seq).Select(Row)]), ControlJson.Default.SecurityList);
    }

    private SecurityRow Row(StoredEvent stored)
    {
        var record = SecurityLog.Read(stored.Event);
        var name = record.Person is { } person ? parts.Membership.People.NameOf(person) : null;
        return new SecurityRow(stored.At, record.What, record.Text, record.Person, name, record.Target, record.Door, record.From, record.Again, record.Last);
    }
}
