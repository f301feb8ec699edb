using System.Collections.Immutable;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Links that let people in. An old one is remembered for a while, so that who comes late is told why.</summary>
public sealed class Invitations
{
    private const int Most = 1000;
    private const int MostUses = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);
    private const string Ask = "Ask the game master for a new one.";

    private readonly KeptFile<InvitationFile> _file;
    private readonly TimeProvider _time;

    internal Invitations(KeptFile<InvitationFile> file, TimeProvider time) => (_file, _time) = (file, time);

    /// <returns>The code, which is never shown again.</returns>
    public Result<string> Create(Invited invited)
    {
        ArgumentNullException.ThrowIfNull(invited);
        if (invited.Role is not (Role.Player or Role.Spectator or Role.GameMaster))
        {
            return Error.Invalid("role", "People are invited as player, spectator or gm.");
        }

        if (invited.Uses is < 1 or > MostUses)
        {
            return Error.Invalid("uses", $"An invitation opens 1 to {MostUses} times.");
        }

        if (invited.Life <= TimeSpan.Zero || invited.Life > Longest)
        {
            return Error.Invalid("days", $"An invitation lasts up to {Longest.Days} days.");
        }

        var code = Secrets.New(16);
        return _file.Change<string>(kept =>
        {
            var now = _time.GetUtcNow();
            var recent = kept.Invitations.RemoveAll(one => one.Until + Remembered < now);
            if (recent.Length >= Most)
            {
                return new Error("too-many", "There are too many invitations already.") { Hint = "Wait until some have expired." };
            }

            var made = new Invitation(Secrets.HashOf(code), invited.Campaign, invited.Role, invited.Character, invited.Person, invited.Uses, now + invited.Life, now);
            return (new InvitationFile(recent.Add(made)), code);
        });
    }

    /// <summary>What a code opens, without using it up.</summary>
    internal Result<Invitation> Look(string code) => Find(_file.Now.Invitations, code);

    /// <summary>Uses a code up, once.</summary>
    internal Result<Invitation> Spend(string code) => _file.Change<Invitation>(kept =>
        Find(kept.Invitations, code).Then<(InvitationFile, Invitation)>(found => (new InvitationFile(kept.Invitations.Replace(found, found with { Left = found.Left - 1 })), found)));

    /// <summary>Gives a use back to somebody who did not get in after all.</summary>
    internal void GiveBack(Invitation spent) => _ = _file.Change<bool>(kept =>
        kept.Invitations.FirstOrDefault(one => one.Hash == spent.Hash) is { } now ? (new InvitationFile(kept.Invitations.Replace(now, now with { Left = now.Left + 1 })), true) : (kept, false));

    private Result<Invitation> Find(ImmutableArray<Invitation> all, string code)
    {
        var hash = code.Length is > 0 and <= 64 ? Secrets.HashOf(code) : string.Empty;
        return all.FirstOrDefault(one => Secrets.Same(one.Hash, hash)) switch
        {
            null => new Error("invitation-unknown", "This invitation is not one of this table's.") { Hint = "Open the whole link as it was sent, or ask the game master for a new one." },
            { Left: <= 0 } => new Error("invitation-spent", "This invitation was used already.") { Hint = Ask },
            { Until: var until } when until <= _time.GetUtcNow() => new Error("invitation-expired", "This invitation has expired.") { Hint = Ask },
            { } found => found,
        };
    }
}
