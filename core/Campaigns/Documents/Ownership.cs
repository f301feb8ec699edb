using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>What a player may change: notes of their own, and of their character and what it owns what a player writes.</summary>
internal static class Ownership
{
    private static readonly string[] OfCharacter = ["description", "notes", "image", "links", "tags", "aliases", "sheet"];
    private static readonly string[] OfItem = ["name", "description", "notes", "image", "links", "tags", "quantity", "equipped"];
    private static readonly string[] OfNote = ["name", "text", "description", "links", "tags", "aliases", "image", Telling.AudienceProperty];

    private static readonly string[] OfDocument = ["name", "description", "tags", "aliases", "locked", Telling.AudienceProperty];

    /// <summary>The person whose it is: by the person's id, or as the player of a character.</summary>
    public static bool IsTheirs(World world, Entity entity, string person) => entity.Type switch
    {
        EntityTypes.Character => entity.As(Character.Of).IsOf(person),
        EntityTypes.Item => entity.Its.Text("owner") is { } owner
            && (string.Equals(owner, person, StringComparison.OrdinalIgnoreCase) || world.Of(EntityTypes.Character).Any(one => (one.Id == owner || Naming.GoesBy(one, owner)) && IsTheirs(world, one, person))),
        EntityTypes.Note or EntityTypes.Document => entity.Its.Text("author") == person,
        _ => false,
    };

    /// <returns>Nothing when the caller may.</returns>
    public static Error? Refusal(World world, Entity? entity, string type, IEnumerable<string> properties, Principal caller)
    {
        if (caller.Role == Role.GameMaster)
        {
            return null;
        }

        if (entity is null ? type != EntityTypes.Note : !IsTheirs(world, entity, caller.Person))
        {
            return Error.Forbidden(entity is null ? "A player makes notes; the rest is the game master's." : $"{entity.Name} is not yours to change.") with { Field = "data_type", Hint = "Write a note about it: add_session_note." };
        }

        var mine = type switch { EntityTypes.Character => OfCharacter, EntityTypes.Item => OfItem, EntityTypes.Document => OfDocument, _ => OfNote };
        return properties.FirstOrDefault(property => !mine.Contains(property, StringComparer.Ordinal)) is { } other
            ? Error.Forbidden($"{other} is the game master's to change.") with { Field = other, Hint = $"Yours are {string.Join(", ", mine)}." }
            : null;
    }
}
