module.exports = { blog: { authorsMapPath: '../people.yml' } }
