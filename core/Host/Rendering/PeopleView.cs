using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginHost.Host;

internal static class PeopleView
{
    public static IRenderable Table(PersonList list)
    {
        if (list.People.Count == 0)
        {
            return PlainView.Line($"Nobody was invited yet. Invite somebody with: {Invocation.Name} invite");
        }

        var table = Tables.Of("name", "roles", "id", "last seen", "note").Wrapping();
        foreach (var person in list.People)
        {
            table.Row(person.Name, Roles(person), person.Id, Time(person.Seen) ?? "never", Note(person));
        }

        return table;
    }

    public static IRenderable One(PersonRow person)
    {
        var facts = Tables.Of(string.Empty, string.Empty).HideHeaders().Wrapping();
        facts.Row("name", person.Name);
        facts.Row("id", person.Id);
        facts.Row("roles", person.Roles.Count == 0 ? "none" : Roles(person));
        Add(facts, "may also use", string.Join(", ", person.Allow));
        Add(facts, "may not use", string.Join(", ", person.Deny));
        Add(facts, "disabled", person.Disabled ? "yes" : string.Empty);
        facts.Row("invited", Time(person.Made));
        facts.Row("last seen", Time(person.Seen) ?? "never");
        Add(facts, "accounts", string.Join(", ", person.Accounts));
        Add(facts, "signed in", string.Join(", ", person.SignIns.Select(static one => $"{one.Kind} since {Time(one.Made)}")));
        return facts;
    }

    public static IRenderable Consents(PersonRow person)
    {
        if (person.Consents.Count == 0)
        {
            return PlainView.Line($"{person.Name} agreed to nothing being given to others, so nothing is.");
        }

        var table = Tables.Of("given to", "what", "since", "withdrawn");
        foreach (var consent in person.Consents)
        {
            table.Row(consent.Provider, consent.What, Time(consent.Given), Time(consent.Withdrawn));
        }

        return table;
    }

    public static IRenderable Erased(Erasure erasure)
    {
        var stay = $"{PlainView.Count(erasure.Events, "event")} of theirs stay in the journal, under the id {erasure.Id}, which says nothing";
        if (!erasure.Done)
        {
            var offer = erasure.Texts == 0 ? string.Empty : $" {PlainView.Count(erasure.Texts, "event")} of these hold what they wrote; --texts blanks them, too.";
            return Mentioned(erasure, $"Would forget their name and accounts and end {PlainView.Count(erasure.SignIns, "sign-in")}. {stay}.{offer} Do it with --yes; it cannot be undone.");
        }

        var texts = erasure.Blanked > 0 ? $" {PlainView.Count(erasure.Blanked, "text")} blanked." : erasure.Texts > 0 ? $" {PlainView.Count(erasure.Texts, "text")} of theirs stay; blank any with redact_event." : string.Empty;
        return Mentioned(erasure, $"Forgotten. {stay}.{texts} Backups made before still hold the name; restoring one takes it out again.");
    }

    /// <summary>What others say of somebody is theirs, and the game master's to judge.</summary>
    private static Rows Mentioned(Erasure erasure, string done)
    {
        var lines = new List<IRenderable> { PlainView.Line(done) };
        if (erasure.Mentioned > 0)
        {
            lines.Add(PlainView.Line($"Others say the name in {PlainView.Count(erasure.Mentioned, "place")}, which this leaves as they are. Blank those that should not stay: {Invocation.Name} call redact_event --campaign CAMPAIGN --event EVENT --reason WHY"));
            var table = Tables.Of("campaign", "event", "when", "what it says").Wrapping();
            foreach (var one in erasure.Mentions)
            {
                table.Row(one.Campaign, one.Event ?? $"in {one.Document}", Time(one.At), one.Says);
            }

            lines.Add(table);
            if (erasure.Mentioned > erasure.Mentions.Count)
            {
                lines.Add(PlainView.Line($"These are the first {erasure.Mentions.Count}."));
            }
        }

        return new Rows(lines);
    }

    public static IRenderable Keys(KeyList list)
    {
        if (list.Keys.Count == 0)
        {
            return PlainView.Line($"There are no keys yet. Make one with: {Invocation.Name} keys create --name foundry --role plugin");
        }

        var table = Tables.Of("name", "role", "campaign", "made", "rotated", "last used", string.Empty);
        foreach (var key in list.Keys)
        {
            table.Row(key.Name, RoleNames.Word(key.Role), key.Campaign ?? "all", Time(key.Made), Time(key.Rotated), Time(key.Used) ?? "never", key.Revoked is null ? string.Empty : "revoked");
        }

        return table;
    }

    public static IRenderable Key(NewKey key) => key.Key is null
        ? PlainView.Line($"The key {key.Name} is worthless now, and what was open with it is closed.")
        : new Rows(PlainView.Line($"The key {key.Name} ({RoleNames.Word(key.Role)}, {key.Campaign ?? "all campaigns"}), shown this once:"), PlainView.Line(key.Key));

    public static IRenderable Invitation(InviteLink link)
    {
        var code = QrCode.Of(link.Address);
        var lines = code.Succeeded ? QrDrawing.Lines(code.Value).Select(PlainView.Line) : [];
        var uses = link.Uses == 1 ? "once" : $"{link.Uses} times";
        return new Rows([.. lines, PlainView.Line(link.Address), PlainView.Line($"Lets a {RoleNames.Word(link.Role)} into {link.Campaign}, {uses}, within {PlainView.Count(link.Days, "day")}. Whoever has it can use it.")]);
    }

    public static IRenderable Security(SecurityList list)
    {
        if (list.Records.Count == 0)
        {
            return PlainView.Line("Nothing was refused or changed yet.");
        }

        var table = Tables.Of("when", "what", "who", "about", "by", string.Empty).Wrapping();
        foreach (var one in list.Records)
        {
            table.Row(Time(one.At), one.What, one.Name ?? one.From, one.Target, one.Door, one.Again is { } again ? $"{one.Text} ({again} more times{(one.Last is { } last ? $", last {Time(last)}" : string.Empty)})" : one.Text);
        }

        return table;
    }

    private static string Roles(PersonRow person) => string.Join(", ", person.Roles.Select(static role => $"{RoleNames.Word(role.Value)} in {role.Key}"));

    private static string Note(PersonRow person) => person.Disabled ? "disabled" : string.Join(", ", person.Deny.Select(static tool => "not " + tool).Concat(person.Allow.Select(static tool => "also " + tool)));

    private static string? Time(DateTimeOffset? at) => at?.ToLocalTime().ToString("yyyy-MM-dd HH:mm");

    private static void Add(Table facts, string name, string value)
    {
        if (value.Length > 0)
        {
            facts.Row(name, value);
        }
    }
}
