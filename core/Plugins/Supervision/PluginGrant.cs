using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>As whom a plugin calls tools: with no more rights than its manifest was granted, and no more than whoever it answers.</summary>
internal sealed class PluginGrant(Manifest manifest)
{
    public Principal Itself => new($"plugin:{manifest.Id}", Highest, "plugin") { Granted = manifest.Needs.Audience };

    /// <summary>Naming a tool in the manifest asks for it; those of the game master take a plugin that may also see what the game master sees.</summary>
    private Role Highest => manifest.Needs.Audience.MaySee(Audience.GameMaster) ? Role.GameMaster : Role.Player;

    public Principal InTheNameOf(Principal person) => person with
    {
        Door = "plugin",
        Role = person.Role < Highest ? person.Role : Highest,
        Granted = Common(person.Audience, manifest.Needs.Audience),
    };

    private static Audience Common(Audience one, Audience other) => Audience
        .Of(one.Members.Concat(other.Members).Append("table").Append("everyone").Where(member => Sees(one, member) && Sees(other, member)))
        .Value ?? Audience.Everyone;

    private static bool Sees(Audience audience, string member) => Audience.Of(member).Value is { } addressed && audience.MaySee(addressed);
}
