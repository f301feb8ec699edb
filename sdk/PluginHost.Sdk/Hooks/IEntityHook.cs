using System.Text.Json;

namespace PluginHost.Sdk;

/// <summary>
/// Called when a character, a place or another entity of the campaign was created or changed.
/// Exceptions are contained: the delivery is repeated with back-off, then set aside as a letter. Calls to one plugin for one campaign never overlap.
/// </summary>
public interface IEntityHook
{
    /// <summary>An entity was created or changed.</summary>
    /// <param name="entity">The entity as this plugin's audience may see it.</param>
    /// <param name="cancellationToken">Cancelled when the time limit passes or the host stops.</param>
    /// <returns>What to do.</returns>
    Task<Reaction> EntityAsync(Entity entity, CancellationToken cancellationToken);
}

/// <summary>A character, a place, a quest: anything of the campaign with an identity.</summary>
/// <param name="Delivery">How this moment reached the plugin.</param>
/// <param name="Type">Such as <c>character</c>.</param>
/// <param name="Id">The entity's id.</param>
/// <param name="Data">Its facts, as far as the plugin's audience may see them.</param>
/// <param name="Event">The event itself.</param>
public sealed record Entity(Delivery Delivery, string Type, string Id, JsonElement Data, TableEvent Event);
