using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Whether a person agreed that something of theirs is given to somebody else. Whatever sends data of a person to a third party asks first.</summary>
public interface IConsents
{
    /// <summary>Whether it may be shared now. Nobody who was not asked has agreed.</summary>
    /// <param name="person">Whose it is.</param>
    /// <param name="provider">Who would be given it.</param>
    /// <param name="what">What would be given.</param>
    bool MayShare(string person, string provider, string what);
}

/// <summary>What people agreed to have shared, and since when. Giving and withdrawing are on the record.</summary>
public sealed class Consents(Membership membership, SecurityLog security, TimeProvider time) : IConsents
{
    private const int Most = 100;

    public bool MayShare(string person, string provider, string what) =>
        membership.People.Find(person)?.Consents.Any(one => one.Provider == provider && one.What == what && one.Withdrawn is null) == true;

    public async Task<Result<Person>> SetAsync(string person, string? provider, string? what, bool gives, Principal by)
    {
        if (!IsWord(provider) || !IsWord(what))
        {
            return Error.Invalid(IsWord(provider) ? "what" : "provider", "Name the provider and what is shared with it, each in lower case letters, digits and dashes.");
        }

        var before = MayShare(person, provider!, what!);
        if (!gives && !before)
        {
            return Error.NotFound("There is no such consent.");
        }

        var now = time.GetUtcNow();
        if (membership.People.Find(person)?.Consents.Length >= Most)
        {
            return new Error("too-many", "There are too many consents already.");
        }

        var changed = membership.People.SetConsents(person, all => (gives, before) switch
        {
            (true, true) => all,
            (true, false) => all.Add(new Consent(provider!, what!, now, null)),
            _ => [.. all.Select(one => one.Provider == provider && one.What == what && one.Withdrawn is null ? one with { Withdrawn = now } : one)],
        });
        if (changed.Succeeded && gives != before)
        {
            var record = gives
                ? new SecurityRecord("consent-given", "Somebody agreed to have something shared.")
                : new SecurityRecord("consent-withdrawn", "Somebody no longer wants something shared.");
            await security.ChangedAsync(record with { Person = person, Target = $"{provider}/{what}", Door = by.Door }, by);
        }

        return changed;
    }

    private static bool IsWord(string? word) => Names.CheckKey(word).Succeeded;
}
