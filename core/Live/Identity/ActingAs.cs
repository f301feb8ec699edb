using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>The game master in a player's place.</summary>
internal static class ActingAs
{
    /// <returns>The player of that name, with no more rights than that; the game master when no person is named.</returns>
    public static Result<Principal> Person(Principal gameMaster, string? person)
    {
        if (string.IsNullOrEmpty(person))
        {
            return gameMaster;
        }

        if (!Audience.Of("person:" + person).Succeeded)
        {
            return Error.Invalid("as", "A person's id has no spaces or commas and at most 64 characters.");
        }

        // Who runs one campaign acts as a player of that one, whatever that person may do elsewhere.
        var acting = gameMaster with { Person = person, Role = Role.Player };
        return acting.Campaign is null ? acting : acting with { Granted = Audience.Table.Or(Audience.Person(person)) };
    }
}
