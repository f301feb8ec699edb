using PluginHost.Live;
using PluginHost.Plugins;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What the directory of people says about tools, and the record of who asked in vain.</summary>
internal sealed class ToolRights(People people, SecurityLog security) : IToolRights
{
    /// <summary>Who reads by a grant acts for somebody: what they were allowed beyond their role is not lent, what they were denied is.</summary>
    public bool? MayUse(Principal caller, string tool) => people.MayUse(caller.Person, tool) is var said && caller.Granted is not null && said == true ? null : said;

    public void Refused(Principal caller, string tool) =>
        security.Refused(new SecurityRecord("refused-tool", "Somebody called a tool that is not theirs to use.") { Person = caller.Person, Target = tool, Door = caller.Door });
}
