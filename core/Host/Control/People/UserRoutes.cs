using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>People: who they are, what they may, and that they are forgotten.</summary>
internal sealed class UserRoutes(HostParts parts, Consents consents)
{
    private const string Owner = "gm";
    private const string Reason = "The person who wrote it was erased.";

    private readonly PersonEvents _events = new(parts.Store);

    private People People => parts.Membership.People;

    public Task ListAsync(HttpContext context) => Answers.JsonAsync(context, new PersonList([.. People.All.Select(Row)]), ControlJson.Default.PersonList);

    public Task ShowAsync(HttpContext context) => Answers.ResultAsync(context, Named(context).Then<PersonRow>(person => Row(person)), ControlJson.Default.PersonRow);

    public async Task AddAsync(HttpContext context)
    {
        var asked = await Answers.ReadAsync(context, ControlJson.Default.AddPerson);
        var campaign = asked.Then(wanted => wanted.Role is null ? string.Empty : Campaign(wanted.Campaign, context));
        var added = campaign.Then(_ => People.Add(asked.Value!.Name));
        var person = added.Then(made => asked.Value!.Role is { } role ? People.SetRole(made.Id, campaign.Value!, role) : made);
        await NoteAsync(context, person, "person-made", "Somebody was added.", asked.Value?.Role is null ? null : campaign.Value);
        await Answers.ResultAsync(context, person.Then<PersonRow>(made => Row(made)), ControlJson.Default.PersonRow);
    }

    public async Task ChangeAsync(HttpContext context)
    {
        var asked = await Answers.ReadAsync(context, ControlJson.Default.ChangePerson);
        if (asked is { Succeeded: true, Value.SignOut: true } && (string)context.Request.RouteValues["person"]! == Owner)
        {
            await SignOwnerOutAsync(context);
            return;
        }

        var person = asked.Then(_ => Named(context));
        var changed = person.Succeeded ? await ChangeAsync(context, asked.Value!, person.Value.Id) : person;
        await Answers.ResultAsync(context, changed.Then<PersonRow>(now => Row(now)), ControlJson.Default.PersonRow);
    }

    public async Task ExportAsync(HttpContext context)
    {
        var person = Named(context);
        if (!person.Succeeded)
        {
            await Answers.ErrorAsync(context, person.Error);
            return;
        }

        var events = await _events.OfAsync(person.Value.Id, context.RequestAborted);
        await Answers.JsonAsync(context, new PersonExport(Row(person.Value), person.Value.Handles, events), ControlJson.Default.PersonExport);
    }

    public async Task EraseAsync(HttpContext context)
    {
        var asked = await Answers.ReadAsync(context, ControlJson.Default.EraseRequest);
        var person = asked.Then(_ => Named(context));
        var erased = person.Succeeded ? await EraseAsync(context, person.Value, asked.Value!) : person.Error!;
        await Answers.ResultAsync(context, erased, ControlJson.Default.Erasure);
    }

    private async Task<Result<Erasure>> EraseAsync(HttpContext context, Person person, EraseRequest asked)
    {
        var events = await _events.OfAsync(person.Id, context.RequestAborted);
        var texts = events.SelectMany(static one => one.Value).Where(happened => PersonEvents.IsText(happened, person.Name)).ToList();
        var signIns = parts.Membership.SignInsOf(person.Id).Count;
        var (mentions, mentioned) = await new Mentions(parts).OfAsync(person.Id, person.Name, context.Principal(), context.RequestAborted);
        var would = new Erasure(person.Id, asked.Sure, signIns, events.Sum(static one => one.Value.Count), texts.Count, 0) { Mentions = mentions, Mentioned = mentioned };
        if (!asked.Sure)
        {
            return would;
        }

        var gone = People.Erase(person.Id).Then(_ => parts.Membership.EndSignIns(person.Id));
        if (!gone.Succeeded)
        {
            return gone.Error;
        }

        await parts.Security.ChangedAsync(new SecurityRecord("person-erased", "Somebody was erased.") { Person = person.Id }, context.Principal());
        var blanked = asked.Texts ? await new Blanking(parts).BlankAsync(texts, Reason, context.Principal(), context.RequestAborted) : 0;
        return blanked.Then<Erasure>(count => would with { Blanked = count });
    }

    private async Task<Result<Person>> ChangeAsync(HttpContext context, ChangePerson asked, string id)
    {
        var by = context.Principal();
        if (asked.Consent is { } consent)
        {
            return await consents.SetAsync(id, consent.Provider, consent.What, consent.Give, by);
        }

        var (what, target, changed) = asked switch
        {
            { Name: { } name } => ("person-renamed", null, People.Rename(id, name)),
            { Role: { } role } => ("person-role", Campaign(asked.Campaign, context).Value, Campaign(asked.Campaign, context).Then(campaign => RoleNames.OrNone(role).Then(given => People.SetRole(id, campaign, given.Role)))),
            { Allow: { } tool } => ("person-allowed", tool, Tool(tool).Then(known => People.Allow(id, known))),
            { Deny: { } tool } => ("person-denied", tool, (tool == "*" ? tool : Tool(tool)).Then(known => People.Deny(id, known))),
            { Reset: { } tool } => ("person-reset", tool, People.Reset(id, tool)),
            { Disabled: { } disabled } => (disabled ? "person-disabled" : "person-enabled", null, People.Disable(id, disabled)),
            { SignOut: true } => ("person-signed-out", null, parts.Membership.EndSignIns(id).Then(_ => People.Named(id))),
            _ => ((string)"", (string?)null, (Result<Person>)Error.Invalid("body", "Nothing is to be changed.")),
        };
        await NoteAsync(context, changed, what, "What somebody may do was changed.", target);
        return changed;
    }

    /// <summary>The game master is in no directory, but has browsers like anybody else.</summary>
    private async Task SignOwnerOutAsync(HttpContext context)
    {
        var ended = parts.Membership.EndSignIns(Owner);
        if (ended.Succeeded)
        {
            await parts.Security.ChangedAsync(new SecurityRecord("person-signed-out", "The game master's browsers were signed out.") { Person = Owner }, context.Principal());
        }

        await Answers.ResultAsync(context, ended.Then<PersonRow>(_ => Row(Person.New(Owner, People.NameOf(Owner), parts.StartedAt))), ControlJson.Default.PersonRow);
    }

    private Task NoteAsync(HttpContext context, Result<Person> changed, string what, string text, string? target) => changed.Succeeded
        ? parts.Security.ChangedAsync(new SecurityRecord(what, text) { Person = changed.Value.Id, Target = target }, context.Principal())
        : Task.CompletedTask;

    private Result<Person> Named(HttpContext context) => People.Named((string)context.Request.RouteValues["person"]!);

    private Result<string> Campaign(string? named, HttpContext context) => CampaignNamed.Find(parts, named, context.Principal());

    private Result<string> Tool(string name) => parts.Table.Tools(new Principal(Owner, Role.GameMaster, "control")).Any(one => one.Name == name)
        ? name
        : Error.NotFound($"There is no tool '{name}'.") with { Field = "tool", Hint = $"See: {Invocation.Name} tools" };

    private PersonRow Row(Person person) => new(
        person.Id,
        person.Name,
        person.Roles,
        person.Allow,
        person.Deny,
        person.Disabled,
        person.Made,
        person.Seen,
        [.. person.Handles.Select(static handle => handle.Provider)],
        person.Consents,
        parts.Membership.SignInsOf(person.Id));
}
