using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Which session is meant: by id, name or number, or the one that suggests itself.</summary>
internal static class SessionNaming
{
    /// <param name="asked">Nothing for the one under way, else the last that was played.</param>
    public static Result<Entity> Find(Seen seen, string? asked, string field)
    {
        var all = seen.OfType(EntityTypes.Session).ToList();
        if (asked is null)
        {
            var last = all.FindLast(static one => one.Its.Text("status") == "active")
                ?? all.Where(static one => one.Its.Text("status") == "completed").OrderBy(static one => one.Its.Text("started"), StringComparer.Ordinal).LastOrDefault();
            return last is not null
                ? last
                : new Error("no-session", "No session was played yet.") { Field = field, Hint = "Begin one with start_session." };
        }

        return int.TryParse(asked.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && all.Find(one => one.Its.Number("number") == number) is { } numbered
            ? numbered
            : Naming.Find(seen, EntityTypes.Session, asked, field);
    }

    /// <summary>As people speak of it.</summary>
    public static string Words(Entity session) => (session.Its.Number("number"), session.Its.Text("name")) switch
    {
        ({ } number, { } name) => string.Create(CultureInfo.InvariantCulture, $"Session {number}, {name}"),
        ({ } number, null) => string.Create(CultureInfo.InvariantCulture, $"Session {number}"),
        (null, { } name) => name,
        _ => "The session",
    };

    /// <summary>The number of the next one that begins.</summary>
    public static int Next(World world)
    {
        var begun = world.Of(EntityTypes.Session).Where(static one => one.Its.Text("status") != "planned").ToList();
        return Math.Max(begun.Count, begun.Select(static one => one.Its.Number("number") ?? 0).DefaultIfEmpty(0).Max()) + 1;
    }
}
