using System.Text.Json.Serialization;

namespace PluginHost.Sdk;

/// <summary>What a principal may do, from least to most.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Watches; sees what is for everyone.</summary>
    [JsonStringEnumMemberName("spectator")]
    Spectator = 0,

    /// <summary>A browser source on a stream; sees what is for everyone.</summary>
    [JsonStringEnumMemberName("overlay")]
    Overlay = 1,

    /// <summary>A plugin; sees the audience that its manifest was granted.</summary>
    [JsonStringEnumMemberName("plugin")]
    Plugin = 2,

    /// <summary>Plays a character; sees what is for the table.</summary>
    [JsonStringEnumMemberName("player")]
    Player = 3,

    /// <summary>Runs the game; sees and may do everything.</summary>
    [JsonStringEnumMemberName("gm")]
    GameMaster = 4,
}
