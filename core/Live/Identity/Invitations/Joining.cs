using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>What happens when somebody follows an invitation: they become known, get their role, and their character.</summary>
public sealed class Joining(Membership membership, ITable table, SecurityLog security, LiveOptions options)
{
    /// <param name="code">The invitation's code.</param>
    /// <param name="name">What the person wants to be called; not needed from who is known.</param>
    /// <param name="known">Who the browser is signed in as.</param>
    /// <param name="from">The address that it came from.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task<Result<Joined>> JoinAsync(string code, string? name, string? known, string? from, CancellationToken cancellationToken)
    {
        var found = membership.Invitations.Look(code);
        if (!found.Succeeded)
        {
            security.Refused(new SecurityRecord("refused-invitation", found.Error.Message) { Door = "join", From = from });
            return found.Error;
        }

        if (known == options.GameMaster)
        {
            return new Error("conflict", "You are the game master of this table already.") { Hint = "Send the link to a player, or open it in a private window to try it." };
        }

        var guest = (found.Value.Person ?? (known is not null && membership.People.Find(known) is not null ? known : null)) is { } id ? Known(id) : Names.Check(name);
        return guest.Succeeded ? await EnterAsync(code, guest.Value, found.Value.Person ?? known, cancellationToken) : guest.Error;
    }

    private Result<string> Known(string id) => membership.People.Find(id) switch
    {
        null => new Error("invitation-unknown", "This invitation is for somebody who is no longer known here.") { Hint = "Ask the game master for a new one." },
        { Disabled: true } => Error.Forbidden("The game master has closed the table to you."),
        { Name: var name } => name,
    };

    private async Task<Result<Joined>> EnterAsync(string code, string name, string? known, CancellationToken cancellationToken)
    {
        var spent = membership.Invitations.Spend(code);
        if (!spent.Succeeded)
        {
            return spent.Error;
        }

        var invitation = spent.Value;
        var person = known is not null && membership.People.Find(known) is { } one ? one : membership.People.Add(name);
        var joined = person.Then(made => made.Roles.TryGetValue(invitation.Campaign, out var role) && role >= invitation.Role ? made : membership.People.SetRole(made.Id, invitation.Campaign, invitation.Role));
        if (!joined.Succeeded)
        {
            membership.Invitations.GiveBack(invitation);
            return joined.Error;
        }

        var id = joined.Value.Id;
        var given = invitation.Character is { } character ? await GiveAsync(invitation.Campaign, character, id, dryRun: false, cancellationToken) : null;
        await security.ChangedAsync(
            new SecurityRecord("person-joined", "Somebody followed an invitation.") { Person = id, Target = invitation.Campaign, Door = "join" },
            new Principal(id, joined.Value.Roles[invitation.Campaign], "join") { Campaign = invitation.Campaign });
        return new Joined(joined.Value, invitation.Campaign, given is null ? invitation.Character : null, given?.Message);
    }

    /// <summary>Makes somebody the player of a character, as the game master would: by the same tool, so that it is one step that undo knows.</summary>
    /// <returns>Why not.</returns>
    public async Task<Error?> GiveAsync(string campaign, string character, string person, bool dryRun, CancellationToken cancellationToken)
    {
        var arguments = JsonSerializer.SerializeToElement(new GiveCharacter("characters", new CharacterOwner(character, person)), LiveJson.Default.GiveCharacter);
        var caller = new Principal(options.GameMaster, Role.GameMaster, "join") { Campaign = campaign };
        var call = new ToolCall(Guid.CreateVersion7().ToString("N"), "update_campaign_data", arguments, caller) { Campaign = campaign, DryRun = dryRun };
        return (await table.CallAsync(call, Unheard.Instance, cancellationToken)).Error;
    }
}

/// <param name="Person">Who came in.</param>
/// <param name="Campaign">Where.</param>
/// <param name="Character">Whose player they are now.</param>
/// <param name="Note">Why they did not get their character.</param>
internal sealed record Joined(Person Person, string Campaign, string? Character, string? Note);

internal sealed record GiveCharacter([property: System.Text.Json.Serialization.JsonPropertyName("data_type")] string DataType, CharacterOwner Data);

internal sealed record CharacterOwner(string Id, string Owner);
