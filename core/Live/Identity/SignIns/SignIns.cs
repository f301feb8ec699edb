using System.Collections.Immutable;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Who is signed in where. They outlive the host; one that is not used for three months ends, and one that is revoked ends at once.</summary>
internal sealed class SignIns(KeptFile<SignInFile> file, People people, Keyring keyring, Revocations revocations, TimeProvider time)
{
    public const string Browser = "browser";
    public const string Tokens = "tokens";
    private const int MostOfOne = 32;
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);
    private static readonly TimeSpan SeenWithin = TimeSpan.FromMinutes(10);

    public IReadOnlyList<SignIn> Of(string person) => [.. file.Now.SignIns.Where(one => one.Person == person)];

    public Result<SignIn> Begin(string person, string kind, string? campaign) => Begin(new SignIn(Secrets.New(24), person, kind, campaign, time.GetUtcNow(), time.GetUtcNow(), 0, null, 0));

    /// <summary>For who has a named key: it ends with that key.</summary>
    public Result<SignIn> Begin(NamedKey key) => Begin(new SignIn(Secrets.New(24), key.Person, Tokens, key.Campaign, time.GetUtcNow(), time.GetUtcNow(), 0, key.Name, key.Generation));

    private Result<SignIn> Begin(SignIn begun)
    {
        var now = begun.Made;
        var changed = file.Change<ImmutableArray<SignIn>>(kept =>
        {
            var mine = kept.SignIns.Where(one => one.Person == begun.Person).OrderByDescending(static one => one.Seen).Skip(MostOfOne - 1);
            var gone = kept.SignIns.Where(one => one.Seen + Life < now).Concat(mine).ToImmutableArray();
            return (new SignInFile(kept.SignIns.RemoveRange(gone).Add(begun)), gone);
        });
        if (!changed.Succeeded)
        {
            return changed.Error;
        }

        foreach (var gone in changed.Value)
        {
            revocations.End(PathOf(gone));
        }

        return begun;
    }

    /// <summary>A sign-in that still counts, for somebody who stays.</summary>
    public (SignIn SignIn, Held Held)? Hold(string id)
    {
        if (Find(id) is not { } known)
        {
            return null;
        }

        // The token first: what is revoked between the two looks is either seen here or cancels it.
        var until = revocations.Until(PathOf(known));
        if (Find(id) is not { } still || PrincipalOf(still) is not { } principal)
        {
            return null;
        }

        Saw(still);
        return (still, new Held(principal, until));
    }

    /// <returns>The sign-in after its refresh; null when this turn was taken before, and then it has ended for everybody.</returns>
    public Result<SignIn?> Refresh(string id, int turn)
    {
        var changed = file.Change<SignIn?>(kept =>
        {
            if (kept.SignIns.FirstOrDefault(one => one.Id == id) is not { } known || known.Turn != turn)
            {
                return (kept, null);
            }

            var next = known with { Turn = turn + 1, Seen = time.GetUtcNow() };
            return (new SignInFile(kept.SignIns.Replace(known, next)), next);
        });
        if (changed is { Succeeded: true, Value: null })
        {
            End(id);
        }

        return changed;
    }

    /// <returns>How many ended.</returns>
    public Result<int> End(string id) => EndAll(one => one.Id == id);

    public Result<int> EndOf(string person) => EndAll(one => one.Person == person);

    private Result<int> EndAll(Func<SignIn, bool> which)
    {
        var ended = file.Change<ImmutableArray<SignIn>>(kept =>
        {
            var gone = kept.SignIns.Where(which).ToImmutableArray();
            return (gone.IsEmpty ? kept : new SignInFile(kept.SignIns.RemoveRange(gone)), gone);
        });
        if (!ended.Succeeded)
        {
            return ended.Error;
        }

        foreach (var gone in ended.Value)
        {
            revocations.End(PathOf(gone));
        }

        return ended.Value.Length;
    }

    private static string PathOf(SignIn signIn) => $"{(signIn.Key is { } key ? Keyring.PathOf(key) : People.PathOf(signIn.Person))}/{signIn.Id}";

    private Principal? PrincipalOf(SignIn signIn) =>
        signIn.Key is { } key ? keyring.Hold(key, signIn.Generation)?.Caller : people.PrincipalOf(signIn.Person, signIn.Campaign, signIn.Kind);

    private SignIn? Find(string id) => file.Now.SignIns.FirstOrDefault(one => one.Id == id) is { } found && found.Seen + Life >= time.GetUtcNow() ? found : null;

    private void Saw(SignIn signIn)
    {
        people.Saw(signIn.Person);
        var now = time.GetUtcNow();
        if (signIn.Seen + SeenWithin < now)
        {
            _ = file.Change<bool>(kept => kept.SignIns.IndexOf(signIn) is >= 0 and var at ? (new SignInFile(kept.SignIns.SetItem(at, signIn with { Seen = now })), true) : (kept, false));
        }
    }
}
